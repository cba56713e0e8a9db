import type {Plugin} from 'rollup';

export const standIns: ReadonlyMap<string, string>;
export const unheard: readonly string[];
export function withStandIns(modules?: ReadonlyMap<string, string>): Plugin;
