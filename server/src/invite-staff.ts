import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { STAFF_ROLES, type StaffRole } from '@yimai/shared/api/access';
import { AppModule } from './app.module.js';
import { StaffAccounts } from './modules/identity/index.js';
import { ConfigError, loadConfig } from './platform/config/index.js';

const USAGE = `usage: node server/dist/invite-staff.js --username <name> [--name <shown name>] [--role ${STAFF_ROLES.join('|')}]`;

/** `--username boss`: an owner, unless another role is named. */
function personOf(args: string[]): { username: string; name: string; role: StaffRole } {
  const options = {
    username: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
  } as const;
  const { username, name, role = 'owner' } = parseArgs({ args, options }).values;
  const isRole = (STAFF_ROLES as readonly string[]).includes(role);
  if (!username || !/^[a-z][a-z0-9._-]{1,31}$/.test(username) || !isRole) throw new ConfigError(USAGE);
  return { username, name: name ?? username, role: role as StaffRole };
}

/**
 * For whoever runs the machine: prints the link with which the first owner comes in. Somebody who is on the staff already is
 * invited again, which ends their password, their TOTP secret and their sessions.
 */
async function inviteStaff(args: string[]): Promise<void> {
  const person = personOf(args);
  const config = { ...loadConfig(), RUN_JOBS: false };
  const app = await NestFactory.createApplicationContext(AppModule.with(config), {
    logger: ['error', 'fatal'],
    abortOnError: false,
  });
  try {
    const { link, validUntil, staff } = await app.get(StaffAccounts).inviteOrReinvite(person);
    process.stdout.write(`${staff.username} (${staff.role}), until ${validUntil}, once:\n${link}\n`);
  } finally {
    await app.close();
  }
}

await inviteStaff(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
