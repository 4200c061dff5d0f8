import mysql from 'mysql2';

/** How the statements of one packet are told apart; see TxConnection. */
const SEPARATOR = ';\n';

/** What a piece of work says to the database, by packet and by statement, on whichever connection; COMMIT included. */
export async function statementsOf<T>(
  work: () => Promise<T>,
): Promise<{ result: T; packets: string[]; sql: string[] }> {
  const spy = jest.spyOn(mysql.Connection.prototype, 'query');
  try {
    const result = await work();
    const packets = spy.mock.calls.map(([first]) =>
      typeof first === 'string' ? first : (first as { sql: string }).sql,
    );
    const texts = packets.flatMap((packet) => packet.split(SEPARATOR));
    const sql = texts.map((text) => text.trim().replace(/\s+/g, ' '));
    return { result, packets, sql: sql.filter((text) => !text.startsWith('SET SESSION')) };
  } finally {
    spy.mockRestore();
  }
}
