/** `session` and `protocol`: permissions, our own scheme, downloads. */
import { type Any, Emitter } from './emitter.ts';

type Part = Pick<
  Electron.Session,
  | 'on'
  | 'once'
  | 'off'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setBluetoothPairingHandler'
  | 'setUSBProtectedClassesHandler'
  | 'setSpellCheckerEnabled'
>;
type Answer = (request: Request) => Response | Promise<Response>;

export class ProtocolDouble {
  readonly schemes = new Map<string, Electron.Privileges>();
  readonly handlers = new Map<string, Answer>();
  /** Like Electron: schemes get their privileges before the app is ready, or not at all. */
  mayRegister = (): boolean => true;

  registerSchemesAsPrivileged = (schemes: Electron.CustomScheme[]): void => {
    if (!this.mayRegister())
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges = {} } of schemes) this.schemes.set(scheme, privileges);
  };
  handle = (scheme: string, answer: Answer): void => {
    if (this.handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.handlers.set(scheme, answer);
  };
  unhandle = (scheme: string): void => void this.handlers.delete(scheme);
  isProtocolHandled = (scheme: string): boolean => this.handlers.has(scheme);
}

export class SessionDouble extends Emitter implements Part {
  readonly protocol: ProtocolDouble;
  requestHandler: Parameters<Part['setPermissionRequestHandler']>[0] = null;
  checkHandler: Parameters<Part['setPermissionCheckHandler']>[0] = null;
  deviceHandler: Parameters<Part['setDevicePermissionHandler']>[0] = null;
  displayHandler: Any = null;
  bluetoothHandler: Any = null;
  usbHandler: Any = null;
  readonly webRequest = { onBeforeRequest: (): void => {}, onHeadersReceived: (): void => {} };

  constructor(protocol: ProtocolDouble) {
    super();
    this.protocol = protocol;
  }

  setPermissionRequestHandler: Part['setPermissionRequestHandler'] = (handler) => {
    this.requestHandler = handler;
  };
  setPermissionCheckHandler: Part['setPermissionCheckHandler'] = (handler) => {
    this.checkHandler = handler;
  };
  setDevicePermissionHandler: Part['setDevicePermissionHandler'] = (handler) => {
    this.deviceHandler = handler;
  };
  setDisplayMediaRequestHandler = (handler: Any): void => {
    this.displayHandler = handler;
  };
  setBluetoothPairingHandler = (handler: Any): void => {
    this.bluetoothHandler = handler;
  };
  setUSBProtectedClassesHandler = (handler: Any): void => {
    this.usbHandler = handler;
  };
  setSpellCheckerEnabled = (): void => {};

  /** What our own scheme answers there. */
  fetch = async (url: string): Promise<Response> => {
    const { protocol } = new URL(url);
    const answer = this.protocol.handlers.get(protocol.slice(0, -1));
    if (!answer) throw new Error(`ERR_UNKNOWN_URL_SCHEME ${url}`);
    return answer(new Request(url));
  };

  async answers(url: string): Promise<boolean> {
    try {
      return (await this.fetch(url)).ok;
    } catch {
      return false;
    }
  }

  /** A page asks for a permission; what it gets. */
  async asks(permission: string, requestingUrl: string, details: object = {}): Promise<boolean> {
    if (!this.requestHandler) return true;
    const origin = new URL(requestingUrl);
    const whole = {
      requestingUrl,
      isMainFrame: true,
      securityOrigin: `${origin.protocol}//${origin.host}/`,
      ...details,
    };
    return new Promise((resolve) => this.requestHandler?.({} as Any, permission as Any, resolve, whole as Any));
  }

  /** As above, for what is only looked up. */
  checks(permission: string, requestingOrigin: string, details: object = {}): boolean {
    return this.checkHandler?.(null, permission as Any, requestingOrigin, details as Any) ?? true;
  }
}
