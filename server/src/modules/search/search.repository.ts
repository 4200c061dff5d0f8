import { Injectable } from '@nestjs/common';
import type { ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { Database, type Tx } from '../../platform/db/index.js';

export interface WordCount {
  word: string;
  searches: number;
}

/** The only file that speaks SQL about searches. */
@Injectable()
export class SearchRepository {
  constructor(private readonly database: Database) {}

  /** How many words a device has searched that day. */
  async wordsOf(tx: Tx, day: string, deviceMark: string): Promise<number> {
    const [rows] = await tx.connection.query<RowDataPacket[]>(
      'SELECT COUNT(*) AS words FROM search_marks WHERE day = ? AND device_mark = ?',
      [day, deviceMark],
    );
    return Number(rows[0]?.['words'] ?? 0);
  }

  /** False: this device has searched this word before, that day. */
  async mark(tx: Tx, row: { day: string; deviceMark: string; wordMark: string }): Promise<boolean> {
    const [result] = await tx.connection.query<ResultSetHeader>(
      'INSERT IGNORE INTO search_marks (day, device_mark, word_mark) VALUES (?)',
      [[row.day, row.deviceMark, row.wordMark]],
    );
    return result.affectedRows === 1;
  }

  async count(tx: Tx, day: string, word: string): Promise<void> {
    await tx.connection.query(
      'INSERT INTO search_counts (day, word, devices) VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE devices = devices + 1',
      [day, word],
    );
  }

  /** Since that day, the most searched first; words of fewer devices than `least` stay private. */
  async popular(since: string, least: number, limit: number): Promise<WordCount[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT word, SUM(devices) AS searches FROM search_counts WHERE day >= ? GROUP BY word HAVING SUM(devices) >= ? ORDER BY searches DESC, word LIMIT ?',
      [since, least, limit],
    );
    return rows.map((row) => ({ word: String(row['word']), searches: Number(row['searches']) }));
  }

  async blocked(): Promise<string[]> {
    const [rows] = await this.database.pool.query<RowDataPacket[]>(
      'SELECT word FROM blocked_search_words ORDER BY word',
    );
    return rows.map((row) => String(row['word']));
  }

  async replaceBlocked(tx: Tx, words: readonly string[]): Promise<void> {
    await tx.connection.query('DELETE FROM blocked_search_words');
    if (words.length > 0)
      await tx.connection.query('INSERT INTO blocked_search_words (word) VALUES ?', [
        words.map((word) => [word]),
      ]);
  }

  async forget(tx: Tx, before: { marks: string; counts: string }): Promise<void> {
    await tx.connection.query('DELETE FROM search_marks WHERE day < ?', [before.marks]);
    await tx.connection.query('DELETE FROM search_counts WHERE day < ?', [before.counts]);
  }
}
