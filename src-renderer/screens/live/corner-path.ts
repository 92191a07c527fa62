/** The frame round a face: four rounded corners whose arms grow towards each other as the decision gathers. */

/** Share of a side that one arm takes at rest. Two grown arms meet at one half. */
const restArm = 0.2;

/** An SVG path in a box of `width` x `height` at the origin; `progress` 0 gives corners, 1 a closed frame. `roundness`: of the corners,
 * a share of the shorter side, 0..0.5. */
export function cornerPath(width: number, height: number, progress: number, roundness = 0.12): string {
  const radius = Math.min(width, height) * roundness;
  const arm = (side: number) => Math.max(radius, side * (restArm + (0.5 - restArm) * progress));
  const across = arm(width);
  const down = arm(height);
  const n = (value: number) => value.toFixed(1);
  const corner = (x: number, y: number, dx: 1 | -1, dy: 1 | -1) => {
    const sweep = dx === dy ? 1 : 0;
    return (
      `M${n(x)} ${n(y + dy * down)}V${n(y + dy * radius)}` +
      `A${n(radius)} ${n(radius)} 0 0 ${sweep} ${n(x + dx * radius)} ${n(y)}H${n(x + dx * across)}`
    );
  };
  return corner(0, 0, 1, 1) + corner(width, 0, -1, 1) + corner(width, height, -1, -1) + corner(0, height, 1, -1);
}
