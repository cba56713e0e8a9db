import type {Plugin} from 'rollup';

export const ownLitPolicy: Plugin;
export const shareDecorate: Plugin;
