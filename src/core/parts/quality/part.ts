import type {PartKind} from '../part.js';

/** How well calls are heard: for who watches it, and a line in the diagnostics with each change. Nothing of it outlives its call. */
export const part: PartKind = {
  wants: () => true,
  create({topics, note}) {
    let noted = '';
    return {
      topics: {'quality/': {guests: ['level', 'cause']}},
      quality(id, quality) {
        topics.set(`quality/${id}`, quality);
        const {level, cause, figures} = quality;
        const words = [level, cause, id].join(' ');
        if (noted !== words) note('quality', [level, cause, ...Object.entries({...figures}).flat()].join(' '));
        noted = words;
      },
      callEnded: ({id}) => topics.set(`quality/${id}`, undefined),
    };
  },
};
