import type {Plugin} from 'rollup';

export const ownLitPolicy: Plugin;
export const leanStyles: Plugin;
export const shareDecorate: Plugin;
