import { loggableError, loggableMessage } from './index.js';

describe('an error in the log', () => {
  it('keeps codes and frames, and nothing that was sent', () => {
    const cause = Object.assign(new Error("Duplicate entry '13800000000' for key 'uq_phone'"), {
      code: 'ER_DUP_ENTRY',
      errno: 1062,
      sql: "INSERT INTO members VALUES ('13800000000')",
    });
    const error = new Error('Failed query: insert into `members` values (?)\nparams: 13800000000,林小满', {
      cause,
    });
    const logged = loggableError(error);
    expect(logged).toMatchObject({
      type: 'Error',
      message: 'Failed query: insert into `members` values (?)',
      cause: { code: 'ER_DUP_ENTRY', errno: 1062, message: "Duplicate entry '…' for key 'uq_phone'" },
    });
    expect(logged.stack).toMatch(/^\s+at /);
    expect(JSON.stringify(logged)).not.toMatch(/13800000000|林小满/);
  });

  it('says of the database’s other sentences what they are about', () => {
    const sentences = [
      [
        "Incorrect string value: '\\xED\\xA0\\x80' for column `t`.`x` at row 1",
        "Incorrect string value: '…' for column `t`.`x` at row 1",
      ],
      [
        "You have an error in your SQL syntax near '林小满' at line 1",
        "You have an error in your SQL syntax near '…' at line 1",
      ],
      ["Table 'yimai.members' doesn't exist", "Table 'yimai.members' doesn't exist"],
    ];
    for (const [said, kept] of sentences) expect(loggableMessage(new Error(said))).toBe(kept);
    expect(loggableMessage('13800000000')).toBe('string');
    expect(loggableError(null)).toMatchObject({ type: 'object', message: '' });
  });
});
