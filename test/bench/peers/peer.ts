/** What a peer is given and what it gives. */

export type PeerId = 'human' | 'face-api-ssd' | 'face-api-tiny';

export interface Frame {
  /** Red, green and blue bytes, row by row. */
  pixels: Uint8Array;
  width: number;
  height: number;
}

export interface Task {
  peer: PeerId;
  frame: Frame;
  runs: number;
}

export interface PeerTimes {
  /** Library, version, detector and how the back-end ran. */
  name: string;
  /** Milliseconds per frame. */
  p50: number;
  p95: number;
  /** As found in the last run. */
  faces: number;
  /** Numbers in the descriptor of a face; 0 without a face. */
  embedding: number;
}

/** A library with its networks loaded and the frame before it as a tensor. */
export interface Peer {
  name: string;
  /** The whole work on the frame, as if it was never seen before: the descriptor of each face that was found. */
  describe(): Promise<ArrayLike<number>[]>;
}
