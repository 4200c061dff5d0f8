import { Injectable } from '@nestjs/common';
import type { Id, MemberId } from '@yimai/shared/kernel/id';
import { and, eq, lt, sql } from 'drizzle-orm';
import { Database, isDuplicateKey, type Tx } from '../../platform/db/index.js';
import { messageCredits, messageLog } from './notification.schema.js';

export type CreditRow = typeof messageCredits.$inferSelect;
export type MessageRow = typeof messageLog.$inferSelect;
type CreditKey = Pick<CreditRow, 'memberId' | 'platform' | 'occasion'>;

const isCredit = ({ memberId, platform, occasion }: CreditKey) =>
  and(
    eq(messageCredits.memberId, memberId),
    eq(messageCredits.platform, platform),
    eq(messageCredits.occasion, occasion),
  );

/** The only file that speaks SQL about messages. */
@Injectable()
export class NotificationRepository {
  constructor(private readonly database: Database) {}

  /** Adds to what was granted and keeps the answer. */
  async add(tx: Tx, row: CreditRow): Promise<void> {
    const { granted, spent, lastAnswer, answeredAt } = row;
    await tx.db
      .insert(messageCredits)
      .values(row)
      .onDuplicateKeyUpdate({
        set: {
          granted: sql`${messageCredits.granted} + ${granted}`,
          spent: sql`${messageCredits.spent} + ${spent}`,
          lastAnswer,
          answeredAt,
        },
      });
  }

  creditsOf(memberId: MemberId): Promise<CreditRow[]> {
    return this.database.db.select().from(messageCredits).where(eq(messageCredits.memberId, memberId));
  }

  /** Uses one; false when there is none left. */
  async spend(tx: Tx, key: CreditKey): Promise<boolean> {
    const [result] = await tx.db
      .update(messageCredits)
      .set({ spent: sql`${messageCredits.spent} + 1` })
      .where(and(isCredit(key), lt(messageCredits.spent, messageCredits.granted)));
    return result.affectedRows === 1;
  }

  async giveBack(tx: Tx, key: CreditKey): Promise<void> {
    await tx.db
      .update(messageCredits)
      .set({ spent: sql`${messageCredits.spent} - 1` })
      .where(isCredit(key));
  }

  /** The platform says that nothing is left. */
  async exhaust(tx: Tx, key: CreditKey): Promise<void> {
    await tx.db
      .update(messageCredits)
      .set({ spent: sql`${messageCredits.granted}` })
      .where(isCredit(key));
  }

  async deleteCredits(tx: Tx, memberId: MemberId): Promise<void> {
    await tx.db.delete(messageCredits).where(eq(messageCredits.memberId, memberId));
  }

  /** False when this was told already. */
  async insertMessage(tx: Tx, row: MessageRow): Promise<boolean> {
    try {
      await tx.db.insert(messageLog).values(row);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  async updateMessage(tx: Tx, id: Id<'event'>, changes: Pick<MessageRow, 'state' | 'error'>): Promise<void> {
    await tx.db.update(messageLog).set(changes).where(eq(messageLog.id, id));
  }

  async deleteMessage(tx: Tx, id: Id<'event'>): Promise<void> {
    await tx.db.delete(messageLog).where(eq(messageLog.id, id));
  }

  async moveMessages(tx: Tx, from: MemberId, to: MemberId): Promise<void> {
    await tx.db.update(messageLog).set({ memberId: to }).where(eq(messageLog.memberId, from));
  }
}
