CREATE TABLE `media_files` (
	`id` bigint NOT NULL,
	`member_id` bigint,
	`staff_id` bigint,
	`purpose` varchar(16) NOT NULL,
	`kind` varchar(8) NOT NULL,
	`name` varchar(32) NOT NULL,
	`extension` varchar(4) NOT NULL,
	`width` int NOT NULL,
	`height` int NOT NULL,
	`bytes` int NOT NULL,
	`color` varchar(7) NOT NULL,
	`state` varchar(12) NOT NULL,
	`check_reference` varchar(64),
	`used_at` datetime(3),
	`created_at` datetime(3) NOT NULL,
	CONSTRAINT `media_files_id` PRIMARY KEY(`id`)
);
--> statement-breakpoint
ALTER TABLE `aftersale_cases` ADD `evidence` json;--> statement-breakpoint
CREATE INDEX `idx_media_member` ON `media_files` (`member_id`,`purpose`,`created_at`);--> statement-breakpoint
CREATE INDEX `idx_media_staff` ON `media_files` (`staff_id`,`purpose`,`created_at`);--> statement-breakpoint
CREATE INDEX `idx_media_name` ON `media_files` (`name`);--> statement-breakpoint
CREATE INDEX `idx_media_check` ON `media_files` (`check_reference`);--> statement-breakpoint
CREATE INDEX `idx_media_unused` ON `media_files` (`used_at`,`created_at`);--> statement-breakpoint
CREATE INDEX `idx_media_state` ON `media_files` (`state`,`created_at`);