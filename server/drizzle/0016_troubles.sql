CREATE INDEX `idx_shipments_upload` ON `shipments` (`upload_state`,`id`);--> statement-breakpoint
CREATE INDEX `idx_channel_notifications_state` ON `channel_notifications` (`state`,`id`);