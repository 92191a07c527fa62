/** The look's colours. `tokens.css` holds the same as variables for each theme; a test checks the contrasts. */
import type { MantineColorsTuple } from '@mantine/core';

export const leaf: MantineColorsTuple = [
  '#eaf7f1',
  '#dcefe7',
  '#b5dfcd',
  '#84cbaf',
  '#4be0a8',
  '#2a9c79',
  '#0c6b53',
  '#0a5c47',
  '#084d3c',
  '#063d30',
];

export const sun: MantineColorsTuple = [
  '#fef8ea',
  '#fdf0d6',
  '#fadfa9',
  '#ffc766',
  '#f5b445',
  '#f0a21a',
  '#d08700',
  '#a86a00',
  '#8a5a00',
  '#5f3d00',
];

export const clay: MantineColorsTuple = [
  '#fdf1ee',
  '#fae3dd',
  '#f2c1b5',
  '#ffab97',
  '#d96a53',
  '#cd5439',
  '#c2452d',
  '#a63823',
  '#8a2d1b',
  '#6b2013',
];

export const sky: MantineColorsTuple = [
  '#eff4fe',
  '#e2ecfd',
  '#bfd3fa',
  '#93b6f8',
  '#5f97f5',
  '#4581ea',
  '#2d6cdf',
  '#1f51ad',
  '#19428c',
  '#123268',
];

/** Mantine's neutral ramp for the dark theme: text first, the gate's own greens last. */
export const night: MantineColorsTuple = [
  '#f3f7f5',
  '#cfe0db',
  '#b3c6c0',
  '#8fa39d',
  '#3b4f4a',
  '#2f423d',
  '#1d2c29',
  '#172422',
  '#0e1716',
  '#0a1110',
];

/** Avatars: white letters on each are AA at their size. */
export const avatarColours = ['#2d6cdf', '#0c6b53', '#7b4ce0', '#c2452d', '#a06400', '#1c7a8c', '#a13a78'] as const;
