/** Stands where a part is being built. Nothing may import this when it is done. */
export function unfinished<T extends object>(): T {
  return new Proxy({} as T, {
    get: (_, name) => () => {
      throw new Error(`${String(name)} is not there yet`);
    },
  });
}

export function unfinishedCommands<T extends object>(names: object): T {
  const stub = unfinished<Record<string, unknown>>();
  return Object.fromEntries(Object.keys(names).map((name) => [name, stub[name]])) as T;
}
