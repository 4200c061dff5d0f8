CREATE TABLE `handover_tickets` (
	`ticket_hash` varchar(64) NOT NULL,
	`member_id` bigint,
	`session_id` bigint,
	`from_platform` varchar(10) NOT NULL,
	`to_platform` varchar(10) NOT NULL,
	`device` varchar(10) NOT NULL,
	`path` varchar(600) NOT NULL,
	`referral_code` varchar(12),
	`cart` json NOT NULL,
	`created_at` datetime(3) NOT NULL,
	`expires_at` datetime(3) NOT NULL,
	`used_at` datetime(3),
	CONSTRAINT `handover_tickets_ticket_hash` PRIMARY KEY(`ticket_hash`)
);
--> statement-breakpoint
CREATE INDEX `idx_handover_tickets_expires` ON `handover_tickets` (`expires_at`);