CREATE TABLE `policy_proposals` (
	`id` bigint NOT NULL,
	`terms` json NOT NULL,
	`legal_file_id` varchar(60) NOT NULL,
	`note` varchar(200) NOT NULL,
	`proposed_by` bigint NOT NULL,
	`proposer_name` varchar(48) NOT NULL,
	`proposed_at` datetime(3) NOT NULL,
	`state` varchar(10) NOT NULL,
	`open_slot` int,
	`decided_by` bigint,
	`decided_at` datetime(3),
	CONSTRAINT `policy_proposals_id` PRIMARY KEY(`id`),
	CONSTRAINT `uq_policy_proposals_open` UNIQUE(`open_slot`)
);
