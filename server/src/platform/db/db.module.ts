import { Global, Module } from '@nestjs/common';
import { Database } from './database.js';
import { UnitOfWork } from './unit-of-work.js';

/** Needs APP_CONFIG, provided by the root module. */
@Global()
@Module({ providers: [Database, UnitOfWork], exports: [Database, UnitOfWork] })
export class PlatformDbModule {}
