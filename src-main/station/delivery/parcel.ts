/** What delivery makes of an event whose time has come. */

/** One request, ready to be sent. */
export interface Parcel {
  url: string;
  headers: Record<string, string>;
  body: string;
}

/** `skip`: it ends, for that reason. `wait`: not for so many milliseconds. */
export type Plan = { send: Parcel } | { skip: string } | { wait: number };
