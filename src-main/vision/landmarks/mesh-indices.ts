/** Points of MediaPipe's 468-point face mesh by what they mark. "Left" and "right" are as seen in the picture. */

/** Stand for dlib's points 17..67 (brows, nose, eyes, mouth), in dlib's order. */
export const dlibInner51: readonly number[] = [
  70, 63, 105, 66, 107, 336, 296, 334, 293, 300, 168, 197, 5, 4, 75, 97, 2, 326, 305, 33, 160, 158, 133, 153, 144, 362,
  385, 387, 263, 373, 380, 61, 39, 37, 0, 267, 269, 291, 405, 314, 17, 84, 181, 78, 82, 13, 312, 308, 317, 14, 87,
];
/** Stand for the five points that recognisers are trained with, each the middle of some: both eyes' lids, the tip of the nose, both
 * corners of the mouth (outer and inner edge of the lips). */
export const trainedFive: readonly (readonly number[])[] = [
  [33, 160, 158, 133, 153, 144],
  [362, 385, 387, 263, 373, 380],
  [1],
  [61, 78],
  [291, 308],
];
export const leftEyeCorners = [33, 133] as const;
export const rightEyeCorners = [362, 263] as const;
export const leftEyeOuter = 33;
export const rightEyeOuter = 263;
export const noseTip = 4;
export const mouthLeft = 61;
export const mouthRight = 291;
export const cheekLeft = 234;
export const cheekRight = 454;
export const forehead = 10;
export const chin = 152;
export const meshPoints = 468;
