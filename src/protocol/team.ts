import type {Configuration, TeamMember} from './configuration.js';

/** All whom the site lists as colleagues, in its order. */
export const teamOf = (configuration: Pick<Configuration, 'team'> | null): readonly TeamMember[] =>
  configuration?.team?.flatMap(({members}) => members) ?? [];
