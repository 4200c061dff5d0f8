import { int, mysqlTable, primaryKey, varchar } from 'drizzle-orm/mysql-core';

/** That a device has searched a word that day, as digests only; forgotten the day after. */
export const searchMarks = mysqlTable(
  'search_marks',
  {
    /** Asia/Shanghai, `YYYY-MM-DD`. */
    day: varchar('day', { length: 10 }).notNull(),
    deviceMark: varchar('device_mark', { length: 16 }).notNull(),
    wordMark: varchar('word_mark', { length: 16 }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.deviceMark, t.wordMark] })],
);

/** How many devices searched a word on a day, and found something. */
export const searchCounts = mysqlTable(
  'search_counts',
  {
    day: varchar('day', { length: 10 }).notNull(),
    word: varchar('word', { length: 20 }).notNull(),
    devices: int('devices').notNull(),
  },
  (t) => [primaryKey({ columns: [t.day, t.word] })],
);

/** Words that staff do not want to see recommended. */
export const blockedSearchWords = mysqlTable('blocked_search_words', {
  word: varchar('word', { length: 20 }).primaryKey(),
});
