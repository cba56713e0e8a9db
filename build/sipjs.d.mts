import type {Plugin} from 'rollup';

export const standIns: ReadonlyMap<string, string>;
export const emptied: ReadonlyMap<string, readonly string[]>;
export const unheard: readonly string[];
export function withEmpty(code: string, methods: readonly string[]): string;
export function withStandIns(modules?: ReadonlyMap<string, string>): Plugin;
