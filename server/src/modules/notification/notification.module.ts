import { Module, type OnModuleInit } from '@nestjs/common';
import { MemberAbsorbers } from '../identity/index.js';
import { NotificationRepository } from './notification.repository.js';
import { NotificationService } from './notification.service.js';

/** Messages outside the shop. Needs `IdentityModule`. */
@Module({ providers: [NotificationRepository, NotificationService], exports: [NotificationService] })
export class NotificationModule implements OnModuleInit {
  constructor(
    private readonly absorbers: MemberAbsorbers,
    private readonly notifications: NotificationService,
  ) {}

  onModuleInit(): void {
    this.absorbers.register('notification', this.notifications);
  }
}
