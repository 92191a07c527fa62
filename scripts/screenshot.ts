/** `npm run screenshot`: the README's pictures, made by the running station in a real browser. The person is drawn: the station
 * enrols and recognises the drawing like anybody else. */
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { open } from '../test/browser/browser.ts';
import { StationProcess } from '../test/support/station-process.ts';
import { film } from '../test/support/video.ts';
import { prepare } from './prepare.ts';

const drawing = fileURLToPath(new URL('../resources/sample-person.svg', import.meta.url));
const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const size = { width: 1600, height: 900 };

/** The drawing as a photo. */
function portrait(): Promise<Buffer> {
  return sharp(drawing, { density: 144 }).resize(1280, 960).jpeg({ quality: 92 }).toBuffer();
}

await prepare();
const station = await StationProcess.start({ HADIR_SCHOOL: 'SMP Negeri 4 Cempaka' });
try {
  const camera = await film('drawing', [await portrait()]);

  const enrol = await open(`${station.address}/#/enrol`, camera, size);
  await enrol.page.getByTestId('enrol-name').fill('Bagus Prasetyo');
  await enrol.page.getByTestId('enrol-group').fill('IX A');
  await enrol.page.getByTestId('enrol-start').click();
  await enrol.page.locator('[data-testid="shot-front"][data-state="done"]').waitFor({ timeout: 30_000 });
  await enrol.page.waitForTimeout(2500);
  await enrol.page.screenshot({ path: `${folder}enrol.png` });
  await enrol.page.getByTestId('enrol-result').waitFor({ timeout: 90_000 });
  await enrol.close();

  const gate = await open(`${station.address}/`, camera, size);
  await gate.page.getByTestId('greeting-name').waitFor({ timeout: 30_000 });
  await gate.page.waitForTimeout(800);
  await gate.page.screenshot({ path: `${folder}gate.png` });
  await gate.close();
} finally {
  await station.stop();
}
for (const name of ['enrol', 'gate'])
  await sharp(`${folder}${name}.png`)
    .png({ palette: true, quality: 90 })
    .toBuffer()
    .then((png) => sharp(png).toFile(`${folder}${name}.png`));
process.exit(0);
