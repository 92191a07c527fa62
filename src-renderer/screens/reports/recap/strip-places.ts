/** Where each day of a strip stands: 13 units apart, 8 more between weeks. */
const apart = 13;
const week = 8;
const shape = 10;

export function placesOf(dates: readonly string[]): { places: number[]; width: number } {
  let x = -apart;
  let before = 7;
  let last = '';
  const places = dates.map((date) => {
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    // A new week, or a whole week without school in between.
    const newWeek = last !== '' && (weekday <= before || Date.parse(date) - Date.parse(last) > 6 * 86_400_000);
    x += apart + (newWeek ? week : 0);
    before = weekday;
    last = date;
    return x;
  });
  return { places, width: Math.max(shape, x + shape) };
}
