CREATE TABLE `message_credits` (
	`member_id` bigint NOT NULL,
	`platform` varchar(10) NOT NULL,
	`occasion` varchar(20) NOT NULL,
	`granted` int NOT NULL DEFAULT 0,
	`spent` int NOT NULL DEFAULT 0,
	`last_answer` varchar(10) NOT NULL,
	`answered_at` datetime(3) NOT NULL,
	CONSTRAINT `message_credits_member_id_platform_occasion_pk` PRIMARY KEY(`member_id`,`platform`,`occasion`)
);
--> statement-breakpoint
CREATE TABLE `message_log` (
	`id` bigint NOT NULL,
	`member_id` bigint NOT NULL,
	`platform` varchar(10) NOT NULL,
	`occasion` varchar(20) NOT NULL,
	`reference` varchar(48) NOT NULL,
	`state` varchar(10) NOT NULL,
	`error` varchar(200),
	`at` datetime(3) NOT NULL,
	CONSTRAINT `message_log_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_message_log_reference` UNIQUE(`occasion`,`reference`)
);
--> statement-breakpoint
CREATE INDEX `idx_message_log_member` ON `message_log` (`member_id`,`id`);