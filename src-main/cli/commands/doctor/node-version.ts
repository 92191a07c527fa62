/** Whether this is a Node.js that the station was tried with. */
import { type Finding, fail, ok, warn } from './finding.ts';

/** Runs the sources as they are; older ones cannot. */
const least = [22, 18] as const;
/** The one the tree brings. */
const usual = 24;

export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < least[0] || (major === least[0] && minor < least[1]))
    return fail('Node.js', `${version} is too old. Start the station with npm run serve, which brings its own.`);
  if (major < usual) return warn('Node.js', `${version}; the station brings ${usual}. Start it with npm run serve.`);
  return ok('Node.js', `${version}.`);
}
