import { Global, Module, type DynamicModule } from '@nestjs/common';
import { PlatformAuditModule } from './audit/index.js';
import { PlatformClockModule } from './clock/index.js';
import { APP_CONFIG, type AppConfig } from './config/index.js';
import { PlatformCryptoModule } from './crypto/index.js';
import { PlatformDbModule } from './db/index.js';
import { PlatformFilesModule } from './files/index.js';
import { RateLimiter } from './http/index.js';
import { PlatformIdempotencyModule } from './idempotency/index.js';
import { PlatformOutboxModule } from './outbox/index.js';

@Global()
@Module({})
class ConfigModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: APP_CONFIG, useValue: config }],
      exports: [APP_CONFIG],
    };
  }
}

/** Everything that knows no business word, ready to inject anywhere. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: AppConfig): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        ConfigModule.with(config),
        PlatformDbModule,
        PlatformClockModule,
        PlatformCryptoModule,
        PlatformIdempotencyModule,
        PlatformOutboxModule,
        PlatformAuditModule,
        PlatformFilesModule,
      ],
      providers: [RateLimiter],
      exports: [RateLimiter],
    };
  }
}
