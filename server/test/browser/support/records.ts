import { createConnection, type RowDataPacket } from 'mysql2/promise';

/** What the running mall wrote down and no page shows. */
export async function records(sql: string, values: unknown[]): Promise<RowDataPacket[]> {
  const connection = await createConnection(process.env.MALL_DATABASE_URL ?? '');
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    return rows;
  } finally {
    await connection.end();
  }
}
