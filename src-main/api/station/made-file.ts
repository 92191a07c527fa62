/** A file that the station made, sent so that browsers save it under its name. */
import type { FastifyReply } from 'fastify';
import type { MadeFile } from '../../../src-shared/contract/fields.ts';

export function sendFile(reply: FastifyReply, { name, mediaType, bytes }: MadeFile): FastifyReply {
  return reply.type(mediaType).header('content-disposition', attachment(name)).send(Buffer.from(bytes));
}

/** RFC 6266: a plain name for old clients, the whole one for the others. */
export function attachment(name: string): string {
  const plain = name.normalize('NFKD').replace(/[^\x20-\x7e]|["\\%;]/g, '_');
  const whole = encodeURIComponent(name.toWellFormed()).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
