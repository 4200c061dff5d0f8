export { NotificationModule } from './notification.module.js';
export {
  NotificationService,
  type ClaimedNotice,
  type Notice,
  type NoticeOccasion,
  type NoticePlatform,
} from './notification.service.js';
