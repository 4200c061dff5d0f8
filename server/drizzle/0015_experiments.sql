CREATE TABLE `experiment_participants` (
	`experiment_id` bigint NOT NULL,
	`device_mark` char(22) NOT NULL,
	`variant` char(1) NOT NULL,
	`exposed_at` datetime(3) NOT NULL,
	`member_id` bigint,
	`is_repeated` boolean NOT NULL DEFAULT false,
	`order_id` bigint,
	`paid_fen` bigint,
	`refunded_fen` bigint,
	CONSTRAINT `experiment_participants_experiment_id_device_mark_pk` PRIMARY KEY(`experiment_id`,`device_mark`),
	CONSTRAINT `uq_participant_member` UNIQUE(`experiment_id`,`member_id`)
);
--> statement-breakpoint
CREATE TABLE `experiments` (
	`id` bigint NOT NULL,
	`name` varchar(40) NOT NULL,
	`subject` varchar(12) NOT NULL,
	`page_id` bigint,
	`subject_key` varchar(48) NOT NULL,
	`state` varchar(8) NOT NULL,
	`variants` json NOT NULL,
	`baseline_bps` int NOT NULL,
	`lift_bps` int NOT NULL,
	`planned_days` int NOT NULL,
	`author` varchar(40) NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`started_at` datetime(3),
	`stopped_at` datetime(3),
	`decided_at` datetime(3),
	`winner` char(1),
	`running_key` varchar(48),
	`tallies` json,
	CONSTRAINT `experiments_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_experiment_running` UNIQUE(`running_key`)
);
--> statement-breakpoint
CREATE INDEX `idx_participant_member` ON `experiment_participants` (`member_id`);--> statement-breakpoint
CREATE INDEX `idx_participant_order` ON `experiment_participants` (`order_id`);--> statement-breakpoint
CREATE INDEX `idx_experiment_state` ON `experiments` (`state`);