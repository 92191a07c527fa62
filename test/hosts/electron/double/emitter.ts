/** Events as Electron's objects have them: `on` and `once` are overloaded there by event, hence the wide types here. */
import { EventEmitter } from 'node:events';

// biome-ignore lint/suspicious/noExplicitAny: stands for each of Electron's overloads
export type Any = any;

/** Node's emitter under the types that Electron's overloads can be compared with. */
export const Emitter = EventEmitter as unknown as new () => {
  on(event: Any, listener: Any): Any;
  once(event: Any, listener: Any): Any;
  off(event: Any, listener: Any): Any;
  removeListener(event: Any, listener: Any): Any;
  removeAllListeners(event?: Any): Any;
  emit(event: string, ...args: unknown[]): boolean;
  listenerCount(event: string): number;
};

/** An event that its listener may prevent. */
export class PreventableEvent {
  defaultPrevented = false;
  preventDefault = (): void => {
    this.defaultPrevented = true;
  };
}

/** Reading what the double does not have fails at once and says so, instead of being `undefined` somewhere later. Only what
 * promises and printing ask of any object stays absent. */
export function strict<T extends object>(name: string, target: T): T {
  const asked = new Set<PropertyKey>([
    'then',
    'toJSON',
    '$$typeof',
    'nodeType',
    'asymmetricMatch',
    'constructor',
    'default',
  ]);
  return new Proxy(target, {
    get(object, key) {
      if (key in object || typeof key === 'symbol' || asked.has(key)) return Reflect.get(object, key, object);
      throw new Error(`The double of electron has no ${name}.${key}.`);
    },
  });
}
