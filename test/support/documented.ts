/** Whether an answer is what an OpenAPI document says of it: the status, the media type and each field of the body. */
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

interface Answer {
  method: string;
  /** With or without a query. */
  path: string;
  status: number;
  type: string;
  body: unknown;
}

interface Media {
  schema: object;
}

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, Media> }> }>>;
}

/** Gives what is wrong with an answer; nothing where it is as documented. */
export function answersOf(document: OpenApi): (answer: Answer) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
  ajv.addSchema(document, 'document');
  const compiled = new Map<string, ValidateFunction>();
  return ({ method, path, status, type, body }) => {
    const template = templateOf(document, method, path);
    if (!template) return [`${method} ${path} is not documented`];
    const { responses } = document.paths[template]?.[method.toLowerCase()] ?? { responses: {} };
    const said = [`${status}`, `${Math.floor(status / 100)}XX`, 'default'].find((name) => name in responses);
    if (!said) return [`${method} ${template} answered ${status}, which is not documented`];
    const { content } = responses[said] ?? {};
    const media = type.split(';')[0] ?? '';
    if (!content) return body === undefined || body === '' || media === '' ? [] : [`${method} ${template} has a body`];
    if (!(media in content)) return [`${method} ${template} answered ${status} as ${media}`];
    if (!/json$/.test(media)) return [];
    const at = ['paths', template, method.toLowerCase(), 'responses', said, 'content', media, 'schema'];
    const pointer = at.map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1')).map(encodeURIComponent);
    const ref = `document#/${pointer.join('/')}`;
    const check = compiled.get(ref) ?? ajv.compile({ $ref: ref });
    compiled.set(ref, check);
    if (check(body)) return [];
    return (check.errors ?? []).map((error) => `${method} ${template} ${status}${error.instancePath} ${error.message}`);
  };
}

/** The documented address that `path` is one of: the one with the fewest parts of the caller's. */
function templateOf(document: OpenApi, method: string, path: string): string | undefined {
  const parts = (path.split('?')[0] ?? '').split('/');
  const fits = (template: string): boolean => {
    const wanted = template.split('/');
    return (
      wanted.length === parts.length &&
      wanted.every((part, i) => part === parts[i] || (part.startsWith('{') && parts[i] !== ''))
    );
  };
  const open = (template: string): number => template.split('{').length;
  return Object.keys(document.paths)
    .filter((template) => method.toLowerCase() in (document.paths[template] ?? {}) && fits(template))
    .sort((a, b) => open(a) - open(b))[0];
}
