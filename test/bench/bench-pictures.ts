/** Pictures that are small to send and large to open: the most memory that the vision worker takes for one, and the time. Each has a
 * station of its own, so that no picture before it has made room. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import { groupPhoto, photo, plain } from '../support/photos.ts';
import { StationProcess } from '../support/station-process.ts';
import { megabytes } from './bench-host.ts';
import { ms, row } from './timing.ts';

/** Bytes. Twice the pixels of the largest picture that is searched, and what unpacks them. */
const mostGrowth = 500e6;
/** Milliseconds within which a picture that is refused is. */
const refusedWithin = 1_000;

/** 39.06 megapixels, under 10 MB. */
const [width, height] = [6300, 6200];
const enlarged = () => sharp(groupPhoto(5)).resize(width, height, { fit: 'fill' });

const pictures: [title: string, make: () => Promise<Buffer>, refused?: true][] = [
  ['photo of 39 megapixels, JPEG', () => enlarged().jpeg({ quality: 80 }).toBuffer()],
  ['the same, progressive', () => enlarged().jpeg({ quality: 80, progressive: true }).toBuffer()],
  [
    'PNG of 39 megapixels, 16 bits, interlaced',
    () => plain(width, height).ensureAlpha(0.5).toColourspace('rgb16').png({ progressive: true }).toBuffer(),
  ],
  ['PNG of 1×10,000', () => plain(1, 10_000).png().toBuffer(), true],
  ['PNG of 20×60,000', () => plain(20, 60_000).png().toBuffer(), true],
];

export async function benchPictures(): Promise<void> {
  console.log('\nPictures made to hurt: POST /detect, one at a time');
  for (const [title, make, refused] of pictures) {
    const image = await make();
    const station = await StationProcess.start({ HADIR_LOG_LEVEL: 'warn' });
    try {
      // The networks are there, and have run.
      await detect(station, await photo('dewi'));
      const pid = station.workerPid() as number;
      const before = station.memory().worker;
      const most = watchMemory(station, pid);
      const start = performance.now();
      const answer = await detect(station, image);
      const taken = performance.now() - start;
      const growth = (await most()) - before;
      const figure = `${answer}, ${ms(taken)}, worker ${megabytes(before)} and at most ${megabytes(growth)} more`;
      row(
        `  ${title} (${(image.byteLength / 1e6).toFixed(1)} MB)`,
        figure,
        refused
          ? { text: `refused within ${refusedWithin / 1000} s`, met: answer === 400 && taken <= refusedWithin }
          : { text: `≤ ${megabytes(mostGrowth)} more`, met: answer === 200 && growth <= mostGrowth },
      );
    } finally {
      await station.stop();
    }
  }
}

async function detect(station: StationProcess, image: Uint8Array): Promise<number> {
  for (;;) {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(image)]), 'a.jpg');
    const { status } = await fetch(`${station.address}/detect`, { method: 'POST', body });
    if (status !== 503) return status;
    await wait(200);
  }
}

/** From now on; ask for the most once. Linux keeps it itself, elsewhere it is looked at every now and then. */
function watchMemory(station: StationProcess, pid: number): () => Promise<number> {
  if (process.platform === 'linux') {
    writeFileSync(`/proc/${pid}/clear_refs`, '5');
    return async () => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
  }
  let [most, watching] = [0, true];
  const watched = (async () => {
    for (; watching; await wait(50)) most = Math.max(most, station.memory().worker);
  })();
  return async () => {
    watching = false;
    await watched;
    return most;
  };
}
