/** Sentences of an announcement, in the style of the notes that authorities publish. */
export const announcement = {
  /** What is measured. */
  indexTitle: 'Chỉ số hài lòng',
};
export type AnnouncementWords = typeof announcement;
