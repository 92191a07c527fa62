/** Calls back for each new video picture, at most `perSecond` times: through requestVideoFrameCallback where there is one (no
 * picture is seen twice), else on a timer. Returns the function that ends it. */
export function onVideoFrames(video: HTMLVideoElement, perSecond: number, tick: () => void): () => void {
  const gap = 1000 / perSecond;
  if (!('requestVideoFrameCallback' in video)) {
    const timer = setInterval(tick, gap);
    return () => clearInterval(timer);
  }
  let handle = 0;
  // Half a millisecond of grace: a 30/s camera capped at 15/s must give every second picture, not every third.
  let due = 0;
  const next = (now: number) => {
    handle = video.requestVideoFrameCallback(next);
    if (now < due - 0.5) return;
    due = Math.max(due + gap, now + gap / 2);
    tick();
  };
  handle = video.requestVideoFrameCallback(next);
  return () => video.cancelVideoFrameCallback(handle);
}
