/** What the shell shows outside its windows: dialogs, the tray, menus, notifications. Tests answer and press for the person. */
import { Emitter } from './emitter.ts';

export class DialogDouble implements Pick<Electron.Dialog, 'showErrorBox'> {
  /** Everything shown, oldest first. */
  readonly shown: { title: string; message: string; buttons?: string[] }[] = [];
  /** Numbers of the buttons that the person presses, in turn; the first one where there is none left. */
  answers: number[] = [];
  /** What the person chooses in a file dialog; nothing: cancelled. */
  file: string | undefined;

  showErrorBox = (title: string, message: string): void => {
    this.shown.push({ title, message });
    this.onShown?.(title, message);
  };
  onShown?: (title: string, message: string) => void;

  showMessageBox = async (...args: unknown[]): Promise<Electron.MessageBoxReturnValue> =>
    this.#answer(args.at(-1) as Electron.MessageBoxOptions);
  showMessageBoxSync = (...args: unknown[]): number =>
    this.#answer(args.at(-1) as Electron.MessageBoxSyncOptions).response;
  showOpenDialog = async (..._: unknown[]): Promise<Electron.OpenDialogReturnValue> => ({
    canceled: this.file === undefined,
    filePaths: this.file === undefined ? [] : [this.file],
  });
  showSaveDialog = async (..._: unknown[]): Promise<Electron.SaveDialogReturnValue> => ({
    canceled: this.file === undefined,
    filePath: this.file ?? '',
  });

  #answer({ title = '', message, detail, buttons = [] }: Electron.MessageBoxOptions): Electron.MessageBoxReturnValue {
    this.shown.push({ title, message: detail ? `${message}\n${detail}` : message, buttons });
    this.onShown?.(title, message);
    return { response: this.answers.shift() ?? 0, checkboxChecked: false };
  }
}

export interface MenuDouble {
  items: Electron.MenuItemConstructorOptions[];
}

export class MenuModule {
  applicationMenu: MenuDouble | null | undefined;
  buildFromTemplate = (items: Electron.MenuItemConstructorOptions[]): MenuDouble => ({ items });
  setApplicationMenu = (menu: MenuDouble | null): void => {
    this.applicationMenu = menu;
  };
}

/** All that were made, oldest first. */
export const trays: TrayDouble[] = [];

export class TrayDouble extends Emitter {
  menu: MenuDouble | null = null;
  toolTip = '';
  destroyed = false;
  readonly image: unknown;

  constructor(image: unknown) {
    super();
    this.image = image;
    trays.push(this);
  }
  setContextMenu = (menu: MenuDouble): void => {
    this.menu = menu;
  };
  setToolTip = (text: string): void => {
    this.toolTip = text;
  };
  destroy = (): void => {
    this.destroyed = true;
  };

  /** Presses the entry with that label. */
  press(label: string): void {
    const item = this.menu?.items.find((entry) => entry.label === label);
    if (!item)
      throw new Error(`The tray has no "${label}": ${this.menu?.items.map((entry) => entry.label).join(', ')}`);
    (item.click as (() => void) | undefined)?.();
  }
}

export const notifications: NotificationDouble[] = [];

export class NotificationDouble extends Emitter {
  static isSupported = (): boolean => true;
  readonly options: Electron.NotificationConstructorOptions;

  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show = (): void => void notifications.push(this);
}
