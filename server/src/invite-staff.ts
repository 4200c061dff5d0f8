import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { NestFactory } from '@nestjs/core';
import { STAFF_ROLES } from '@yimai/shared/api/access';
import { routes, type Input } from '@yimai/shared/contracts/api';
import { AppModule } from './app.module.js';
import { StaffAccounts } from './modules/identity/index.js';
import { ConfigError, loadConfig } from './platform/config/index.js';

const USAGE = `usage: node server/dist/invite-staff.js --username <name> [--name <shown name>] [--role ${STAFF_ROLES.join('|')}]`;

/** `--username boss`: an owner, unless another role is named. */
function personOf(args: string[]): Input<'inviteStaff'> {
  const options = {
    username: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
  } as const;
  const { username, name, role = 'owner' } = parseArgs({ args, options }).values;
  const person = routes.inviteStaff.input.safeParse({ username, name: name ?? username?.slice(0, 20), role });
  if (!person.success) throw new ConfigError(USAGE);
  return person.data;
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
