/** `node scripts/packaging/check-signature.ts FOLDER`: asks Windows or macOS whether they trust the finished installers, as they
 * will be asked at a school. Ends with 1 where they do not, or where there is nothing to ask about. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The questions for one file; each is a program with its arguments. */
type Questions = (file: string) => string[][];

const questions: Readonly<Record<string, { ending: RegExp; of: Questions }>> = {
  win32: {
    ending: /\.exe$/,
    of: (file) => [
      [
        ...['powershell', '-NoProfile', '-NonInteractive', '-Command'],
        // The path travels as an argument, not inside the script.
        "& { param($file) if ((Get-AuthenticodeSignature -LiteralPath $file).Status -ne 'Valid') { exit 1 } }",
        file,
      ],
    ],
  },
  darwin: {
    ending: /\.dmg$/,
    of: (file) => [
      ['xcrun', 'stapler', 'validate', join(file, '../mac-arm64/Hadir.app')],
      ['codesign', '--verify', '--deep', '--strict', '--verbose=2', join(file, '../mac-arm64/Hadir.app')],
      ['spctl', '--assess', '--type', 'execute', '--verbose=2', join(file, '../mac-arm64/Hadir.app')],
    ],
  },
};

const asked = questions[process.platform];
if (!asked) throw new Error(`There is nobody to ask about signatures on ${process.platform}.`);
const folder = resolve(process.argv[2] ?? 'dist/installers');
const files = readdirSync(folder).filter((name) => asked.ending.test(name));
if (files.length === 0) throw new Error(`${folder} has no installer.`);
for (const file of files)
  for (const [program = '', ...args] of asked.of(join(folder, file))) {
    console.log(`${program} ${args.join(' ')}`);
    if (spawnSync(program, args, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
  }
