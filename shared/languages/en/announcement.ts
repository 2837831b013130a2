import type { AnnouncementWords } from '../vi/announcement.ts';

/** What `vi/announcement.ts` says, in English. */
export const announcement: AnnouncementWords = {
  indexTitle: 'Satisfaction index',
};
