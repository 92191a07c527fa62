/** Seconds left as a clock shows them: `0:07`, `12:30`. The same in both languages, as it is no time of day. */
export function minutesAndSeconds(seconds: number): string {
  const left = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
}
