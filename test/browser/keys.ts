/** A person without a mouse: the Tab key until something has the focus, and whether that can be seen. */
import type { Page } from 'playwright-core';

/** More stops than any screen has before its content. */
const most = 80;

/** Presses Tab until what matches `selector` has the focus. Throws with the stops where it never gets it. */
export async function tabTo(page: Page, selector: string, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const stops: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press(key);
    const { reached, name } = await page.evaluate((wanted) => {
      const at = document.activeElement;
      return { reached: at?.matches(wanted) ?? false, name: at?.getAttribute('data-testid') ?? at?.textContent ?? '' };
    }, selector);
    if (reached) return;
    stops.push(name.slice(0, 30));
  }
  throw new Error(`The Tab key never reaches ${selector}. It stopped at: ${stops.join(' | ')}`);
}

/** Walks `count` stops; those whose look does not change with the focus. Wants a page for people who ask for less motion. */
export async function unseenStops(page: Page, count: number): Promise<string[]> {
  const unseen: string[] = [];
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Tab');
    const name = await page.evaluate(async () => {
      const at = document.activeElement as HTMLElement | null;
      if (!at || at === document.body) return null;
      // A field's frame may be drawn by what is around it, a box's by what is beside it.
      const drawn = [at, at.parentElement, at.parentElement?.parentElement, at.nextElementSibling];
      const look = () =>
        drawn.map((one) => {
          if (!one) return '';
          const { outline, outlineOffset, boxShadow, borderColor, backgroundColor } = getComputedStyle(one);
          return [outline, outlineOffset, boxShadow, borderColor, backgroundColor].join();
        });
      const settle = () => new Promise((resolve) => setTimeout(resolve, 30));
      await settle();
      const focused = look().join('|');
      at.blur();
      await settle();
      const changed = focused !== look().join('|');
      at.focus({ preventScroll: true });
      return changed ? null : (at.getAttribute('data-testid') ?? at.outerHTML.slice(0, 120));
    });
    if (name !== null) unseen.push(name);
  }
  return unseen;
}
