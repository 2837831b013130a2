export function AnnouncementScreen() { return null; }
