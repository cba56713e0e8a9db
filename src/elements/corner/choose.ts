/** @file Which corner of the window a box takes that must not cover what is needed there. */

import type {Corner} from '../../protocol/index.js';

/** In the order in which they are wanted. */
const corners: readonly Corner[] = ['bottom-end', 'bottom-start', 'top-end', 'top-start'];

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What is not to be covered; the more it weighs, the less. */
export interface Obstacle {
  readonly box: Box;
  readonly weight: number;
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Distance from its edges. */
  readonly inset: number;
  readonly isRtl: boolean;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a box of this size lies in that corner. */
export function boxIn(corner: Corner, {width, height}: Size, frame: Frame): Box {
  const isRight = corner.endsWith('end') !== frame.isRtl;
  const left = isRight ? frame.width - frame.inset - width : frame.inset;
  const top = corner.startsWith('top') ? frame.inset : frame.height - frame.inset - height;
  return {left, top, right: left + width, bottom: top + height};
}

/** Square pixels that two boxes have in common. */
export function overlap(a: Box, b: Box): number {
  const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return width > 0 && height > 0 ? width * height : 0;
}

/** The first corner that covers nothing, `home` before all others; where there is none, the one that covers least of what weighs most. */
export function chooseCorner(
  size: Size,
  frame: Frame,
  obstacles: readonly Obstacle[],
  home: Corner = 'bottom-end',
): Corner {
  const wanted = [home, ...corners];
  const costs = wanted.map(corner => {
    const box = boxIn(corner, size, frame);
    return obstacles.reduce((cost, obstacle) => cost + obstacle.weight * overlap(box, obstacle.box), 0);
  });
  return wanted[costs.indexOf(Math.min(...costs))] ?? home;
}
