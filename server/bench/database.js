// One database server, several schemas: ours and the floor's are measured on the same engine with the same settings.
import mysql from 'mysql2/promise';

/** mysql2 options of a `mysql://` address, with `?socketPath=`. */
export function connectionOptions(databaseUrl) {
  const url = new URL(databaseUrl);
  const socketPath = url.searchParams.get('socketPath');
  return {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    database: url.pathname.slice(1),
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
  };
}

/** The same server, another schema; created when missing. */
export async function withSchema(databaseUrl, schema) {
  const connection = await mysql.createConnection({ ...connectionOptions(databaseUrl), database: undefined });
  await connection.query(`DROP DATABASE IF EXISTS \`${schema}\``);
  await connection.query(`CREATE DATABASE \`${schema}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await connection.end();
  const url = new URL(databaseUrl);
  url.pathname = `/${schema}`;
  return url.toString();
}
