/** The application's menu: none, so that no key of it reloads a page or opens its tools. On macOS copying and pasting come from
 * the menu, and a program without "Quit" is a broken one. */
import type { MenuItemConstructorOptions } from 'electron';
import { Menu } from 'electron';

export function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(macMenu) : null);
}

const macMenu: MenuItemConstructorOptions[] = [
  { role: 'appMenu', submenu: [{ role: 'about' }, { type: 'separator' }, { role: 'hide' }, { role: 'quit' }] },
  { role: 'editMenu' },
];
