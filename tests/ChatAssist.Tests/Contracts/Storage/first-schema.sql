-- A store as the program left it when its schema was 0001: an inspection under way, a finding, a complaint, talk.
BEGIN TRANSACTION;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('0001_initial','10.0.14');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE "answers" (
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "kind" INTEGER NOT NULL,
    "value" TEXT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL,
    CONSTRAINT "PK_answers" PRIMARY KEY ("inspection", "checklist", "item")
);
INSERT INTO "answers" VALUES('I-2026-0001','fire','place',3,'firm','','insp01',1772413202000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','exits',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','fire-lane',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','firm-facilities',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','hydrant',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','pump',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','water-intake',0,NULL,'','insp01',1772413203000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','firm-gear',1,NULL,'灭火器过期','insp01',1772413204000,1,'demo-town');
INSERT INTO "answers" VALUES('I-2026-0001','fire','firm-plan',0,NULL,'','insp01',1772413207000,1,'demo-town');
CREATE TABLE "channel_tokens" (
    "name" TEXT NOT NULL CONSTRAINT "PK_channel_tokens" PRIMARY KEY,
    "token" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL,
    "leased_by" TEXT NOT NULL,
    "leased_until" INTEGER NOT NULL
);
CREATE TABLE "complaints" (
    "number" TEXT NOT NULL CONSTRAINT "PK_complaints" PRIMARY KEY,
    "source" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "domain" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "anonymous" INTEGER NOT NULL,
    "clue" INTEGER NOT NULL,
    "clue_reason" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "due_at" INTEGER NOT NULL,
    "due_provisional" INTEGER NOT NULL,
    "clock" INTEGER NOT NULL,
    "handler" TEXT NOT NULL,
    "started_at" INTEGER NULL,
    "verified_at" INTEGER NULL,
    "fed_back_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "verified" TEXT NOT NULL,
    "substantiated" INTEGER NULL,
    "handled" TEXT NOT NULL,
    "feedback" TEXT NOT NULL,
    "office" TEXT NOT NULL,
    "merged_into" TEXT NOT NULL,
    "inspection" TEXT NOT NULL,
    "external" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);
INSERT INTO "complaints" VALUES('C-2026-0001',0,0,'urban','村东头有人倒垃圾，两车了','','','东沟村',0,0,'',1772416861000,1772503261000,0,1,'',NULL,NULL,NULL,NULL,'',NULL,'','','','','','',1,'demo-town');
CREATE TABLE "conversations" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_conversations" PRIMARY KEY,
    "dialog" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "offered" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL
);
INSERT INTO "conversations" VALUES('insp01','reinspect','{"finding":"F-2026-0001","with":"insp02","words":"","askReason":false}','[{"key":"reinspect/F-2026-0001/passed","label":"已整改好"},{"key":"reinspect/F-2026-0001/partly","label":"整改了一部分"},{"key":"reinspect/F-2026-0001/failed","label":"没有整改"}]',13,1772674861000);
INSERT INTO "conversations" VALUES('vil01','report','{"number":"C-2026-0001","ask":"","files":[],"said":""}','[{"key":"report/C-2026-0001/fine","label":"没错"},{"key":"report/C-2026-0001/domain","label":"改类别"},{"key":"report/C-2026-0001/place","label":"改地点"},{"key":"report/C-2026-0001/anonymous","label":"匿名"}]',2,1772416861000);
INSERT INTO "conversations" VALUES('leader01','','','[]',1,1772417401000);
CREATE TABLE "counters" (
    "series" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "last" INTEGER NOT NULL,
    CONSTRAINT "PK_counters" PRIMARY KEY ("series", "year")
);
INSERT INTO "counters" VALUES('register',0,2);
INSERT INTO "counters" VALUES('I',2026,1);
INSERT INTO "counters" VALUES('F',2026,1);
INSERT INTO "counters" VALUES('C',2026,1);
CREATE TABLE "deadlines" (
    "id" TEXT NOT NULL CONSTRAINT "PK_deadlines" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "due_at" INTEGER NOT NULL,
    "state" INTEGER NOT NULL
);
INSERT INTO "deadlines" VALUES('F-2026-0001/0/ahead-1','F-2026-0001','finding','ahead-1',1772582700000,0);
INSERT INTO "deadlines" VALUES('F-2026-0001/0/due','F-2026-0001','finding','due',1772669100000,0);
INSERT INTO "deadlines" VALUES('F-2026-0001/0/overdue','F-2026-0001','finding','overdue',1772755500000,0);
INSERT INTO "deadlines" VALUES('C-2026-0001/1/ahead-1','C-2026-0001','complaint','ahead-1',1772458140000,0);
INSERT INTO "deadlines" VALUES('C-2026-0001/1/ahead-2','C-2026-0001','complaint','ahead-2',1772496061000,0);
INSERT INTO "deadlines" VALUES('C-2026-0001/1/due','C-2026-0001','complaint','due',1772503261000,0);
INSERT INTO "deadlines" VALUES('C-2026-0001/1/leader','C-2026-0001','complaint','leader',1772503261000,0);
INSERT INTO "deadlines" VALUES('C-2026-0001/1/supervisor','C-2026-0001','complaint','supervisor',1772546461000,0);
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL CONSTRAINT "PK_evidence" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "media_id" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);
INSERT INTO "evidence" VALUES('console:insp01:1772413206000:6:17291','I-2026-0001','fire','firm-gear','waived','镜头坏了','','insp01',1772413206000);
CREATE TABLE "findings" (
    "number" TEXT NOT NULL CONSTRAINT "PK_findings" PRIMARY KEY,
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "item" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "severity" INTEGER NOT NULL,
    "measure" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "inspector" TEXT NOT NULL,
    "found_at" INTEGER NOT NULL,
    "due_on" TEXT NOT NULL,
    "closed_at" INTEGER NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);
INSERT INTO "findings" VALUES('F-2026-0001','I-2026-0001','fire','firm-gear','fire','E-01','兴旺加油站','东沟村','灭火器过期',0,0,'《消防法》第十六条',0,'insp01',1772415602000,'2026-03-05',NULL,1,'demo-town');
CREATE TABLE "inbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_inbox" PRIMARY KEY AUTOINCREMENT,
    "key" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "received_at" INTEGER NOT NULL,
    "message" TEXT NOT NULL,
    "raw" BLOB NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL
);
INSERT INTO "inbox" VALUES(1,'console:insp01:1772413201000:1:17291','insp01',1772413201000,'{"key":"console:insp01:1772413201000:1:17291","from":"insp01","kind":"text","text":"检查 兴旺加油站 消防 和李四","sentAt":"2026-03-02T01:00:01+00:00"}',X'E6A380E69FA520E585B4E697BAE58AA0E6B2B9E7AB9920E6B688E998B220E5928CE69D8EE59B9B',1,0);
INSERT INTO "inbox" VALUES(2,'console:insp01:1772413202000:2:17291','insp01',1772413202000,'{"key":"console:insp01:1772413202000:2:17291","from":"insp01","kind":"text","text":"3","sentAt":"2026-03-02T01:00:02+00:00"}',X'33',1,0);
INSERT INTO "inbox" VALUES(3,'console:insp01:1772413203000:3:17291','insp01',1772413203000,'{"key":"console:insp01:1772413203000:3:17291","from":"insp01","kind":"text","text":"2-6合格 11合格","sentAt":"2026-03-02T01:00:03+00:00"}',X'322D36E59088E6A0BC203131E59088E6A0BC',1,0);
INSERT INTO "inbox" VALUES(4,'console:insp01:1772413204000:4:17291','insp01',1772413204000,'{"key":"console:insp01:1772413204000:4:17291","from":"insp01","kind":"text","text":"不合格 灭火器过期","sentAt":"2026-03-02T01:00:04+00:00"}',X'E4B88DE59088E6A0BC20E781ADE781ABE599A8E8BF87E69C9F',1,0);
INSERT INTO "inbox" VALUES(5,'console:insp01:1772413205000:5:17291','insp01',1772413205000,'{"key":"console:insp01:1772413205000:5:17291","from":"insp01","kind":"text","text":"没法拍照","sentAt":"2026-03-02T01:00:05+00:00"}',X'E6B2A1E6B395E68B8DE785A7',1,0);
INSERT INTO "inbox" VALUES(6,'console:insp01:1772413206000:6:17291','insp01',1772413206000,'{"key":"console:insp01:1772413206000:6:17291","from":"insp01","kind":"text","text":"镜头坏了","sentAt":"2026-03-02T01:00:06+00:00"}',X'E9959CE5A4B4E59D8FE4BA86',1,0);
INSERT INTO "inbox" VALUES(7,'console:insp01:1772413207000:7:17291','insp01',1772413207000,'{"key":"console:insp01:1772413207000:7:17291","from":"insp01","kind":"text","text":"其余合格","sentAt":"2026-03-02T01:00:07+00:00"}',X'E585B6E4BD99E59088E6A0BC',1,0);
INSERT INTO "inbox" VALUES(8,'console:insp01:1772413208000:8:17291','insp01',1772413208000,'{"key":"console:insp01:1772413208000:8:17291","from":"insp01","kind":"text","text":"提交","sentAt":"2026-03-02T01:00:08+00:00"}',X'E68F90E4BAA4',1,0);
INSERT INTO "inbox" VALUES(9,'console:insp01:1772413209000:9:17291','insp01',1772413209000,'{"key":"console:insp01:1772413209000:9:17291","from":"insp01","kind":"text","text":"没有意见","sentAt":"2026-03-02T01:00:09+00:00"}',X'E6B2A1E69C89E6848FE8A781',1,0);
INSERT INTO "inbox" VALUES(10,'console:insp01:1772415601000:1:17868','insp01',1772415601000,'{"key":"console:insp01:1772415601000:1:17868","from":"insp01","kind":"text","text":"对方拒绝签字","sentAt":"2026-03-02T01:40:01+00:00"}',X'E5AFB9E696B9E68B92E7BB9DE7ADBEE5AD97',1,0);
INSERT INTO "inbox" VALUES(11,'console:insp01:1772415602000:2:17868','insp01',1772415602000,'{"key":"console:insp01:1772415602000:2:17868","from":"insp01","kind":"text","text":"对方说要等老板回来","sentAt":"2026-03-02T01:40:02+00:00"}',X'E5AFB9E696B9E8AFB4E8A681E7AD89E88081E69DBFE59B9EE69DA5',1,0);
INSERT INTO "inbox" VALUES(12,'console:vil01:1772416801000:1:18057','vil01',1772416801000,'{"key":"console:vil01:1772416801000:1:18057","from":"vil01","kind":"text","text":"村东头有人倒垃圾，两车了","sentAt":"2026-03-02T02:00:01+00:00"}',X'E69D91E4B89CE5A4B4E69C89E4BABAE58092E59E83E59CBEEFBC8CE4B8A4E8BDA6E4BA86',1,0);
INSERT INTO "inbox" VALUES(13,'console:lead01:1772417401000:1:18305','lead01',1772417401000,'{"key":"console:lead01:1772417401000:1:18305","from":"lead01","kind":"text","text":"C-2026-0001 给张三","sentAt":"2026-03-02T02:10:01+00:00"}',X'432D323032362D3030303120E7BB99E5BCA0E4B889',1,0);
INSERT INTO "inbox" VALUES(14,'console:insp01:1772674801000:1:18402','insp01',1772674801000,'{"key":"console:insp01:1772674801000:1:18402","from":"insp01","kind":"text","text":"复查 兴旺加油站","sentAt":"2026-03-05T01:40:01+00:00"}',X'E5A48DE69FA520E585B4E697BAE58AA0E6B2B9E7AB99',1,0);
INSERT INTO "inbox" VALUES(15,'console:vil01:1772416861000:1:18749','vil01',1772416861000,'{"key":"console:vil01:1772416861000:1:18749","from":"vil01","kind":"text","text":"上报","sentAt":"2026-03-02T02:01:01+00:00"}',X'E4B88AE68AA5',1,0);
INSERT INTO "inbox" VALUES(16,'console:leader01:1772417401000:1:18911','leader01',1772417401000,'{"key":"console:leader01:1772417401000:1:18911","from":"leader01","kind":"text","text":"派给 C-2026-0001 张三","sentAt":"2026-03-02T02:10:01+00:00"}',X'E6B4BEE7BB9920432D323032362D3030303120E5BCA0E4B889',1,0);
INSERT INTO "inbox" VALUES(17,'console:insp01:1772674861000:1:19008','insp01',1772674861000,'{"key":"console:insp01:1772674861000:1:19008","from":"insp01","kind":"text","text":"李四","sentAt":"2026-03-05T01:41:01+00:00"}',X'E69D8EE59B9B',1,0);
CREATE TABLE "inspection_checklists" (
    "inspection" TEXT NOT NULL,
    "checklist" TEXT NOT NULL,
    "questionnaire_version" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    CONSTRAINT "PK_inspection_checklists" PRIMARY KEY ("inspection", "checklist")
);
INSERT INTO "inspection_checklists" VALUES('I-2026-0001','fire','806b1a830716',1);
CREATE TABLE "inspection_members" (
    "inspection" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "certified" INTEGER NOT NULL,
    CONSTRAINT "PK_inspection_members" PRIMARY KEY ("inspection", "user_id")
);
INSERT INTO "inspection_members" VALUES('I-2026-0001','insp01',1);
INSERT INTO "inspection_members" VALUES('I-2026-0001','insp02',1);
CREATE TABLE "inspections" (
    "number" TEXT NOT NULL CONSTRAINT "PK_inspections" PRIMARY KEY,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "village" TEXT NOT NULL,
    "mode" INTEGER NOT NULL,
    "state" INTEGER NOT NULL,
    "lead" TEXT NOT NULL,
    "started_at" INTEGER NOT NULL,
    "ended_at" INTEGER NULL,
    "start_latitude" REAL NULL,
    "start_longitude" REAL NULL,
    "statement" TEXT NOT NULL,
    "signature" INTEGER NOT NULL,
    "refusal_words" TEXT NOT NULL,
    "review" TEXT NOT NULL,
    "cancel_reason" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "unit_id" TEXT NOT NULL
);
INSERT INTO "inspections" VALUES('I-2026-0001','E-01','兴旺加油站','东沟村',0,1,'insp01',1772413201000,1772415602000,NULL,NULL,'没有意见',2,'对方说要等老板回来','NoEvidence,NoPlace','',3,'demo-town');
CREATE TABLE "journal" (
    "node" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "message_sha" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "said_sha" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    CONSTRAINT "PK_journal" PRIMARY KEY ("node", "seq")
);
INSERT INTO "journal" VALUES('cli',1,1795705583638,'','','','','questionnaires.kept.1','[{"id":"agriculture","version":"7e7107f79cc5"},{"id":"culture","version":"bbcdff262fe8"},{"id":"environment","version":"7535d6f968e1"},{"id":"fire","version":"806b1a830716"},{"id":"food","version":"abdcdf897923"},{"id":"food-village","version":"7a749db8b90d"},{"id":"forestry","version":"1ad1270b56c6"},{"id":"freight","version":"7619eeb4853f"},{"id":"land","version":"b05b129a2bb5"},{"id":"other","version":"de5e6cd01c6e"},{"id":"patrol-river","version":"332ba7c194b6"},{"id":"patrol-street","version":"a347471bb569"},{"id":"patrol-village","version":"096051d86e94"},{"id":"safety-review","version":"3243a4863d09"},{"id":"training","version":"a1f72d85405d"},{"id":"urban","version":"7c2e9e3f4a63"},{"id":"water","version":"215494881eb6"},{"id":"work-safety","version":"74b5c4902118"}]','','565ee85d8457a924d373c0ebfeecdc9ba9877eea7fcf7252b3175c16d63b72fb');
INSERT INTO "journal" VALUES('cli',2,1795705584116,'','','','','register.imported.1','{"table":"people","added":14,"changed":0}','','acba55ecd13b3c95aa7219ee4a38078a97f202d6141ede03fa5228f2fbe467e8');
INSERT INTO "journal" VALUES('cli',3,1795705588924,'','','','','register.imported.1','{"table":"targets","added":21,"changed":0}','','82a6e98bcd69db615ff1ce18a83e7085d417bb90f78e232dfbfc12b6d57d4792');
INSERT INTO "journal" VALUES('cli',4,1772413201000,'insp01','m1','037bec7dfd4a7400094e48bca30900d65005f6006021121f31f5ccb56fd8250b','I-2026-0001','inspection.started.1','{"number":"I-2026-0001","targetId":"E-01","targetName":"兴旺加油站","village":"东沟村","mode":"planned","members":[{"userId":"insp01","certified":true},{"userId":"insp02","certified":true}],"checklists":[{"id":"fire","version":"806b1a830716"}],"subject":"I-2026-0001"}','994bfbeee12f5ed49a06971150dc2b9aaa9311b2e40c1bbb81250844da373aec','9f636961a58df112bb52da6aaff128d27684c12f6952cb86bcff6d9228fc8e6f');
INSERT INTO "journal" VALUES('cli',5,1772413202000,'insp01','m2','4e07408562bedb8b60ce05c1decfe3ad16b72230967de01f640b7e4729b49fce','I-2026-0001','inspection.answered.1','{"inspection":"I-2026-0001","answers":[{"checklist":"fire","item":"place","kind":"value","value":"firm","words":"","seen":0}],"subject":"I-2026-0001"}','b14378674361f535c1e8b83d17504de0d387bd2ec46e80c74bbd1458ebdbd65c','73cad1613537cddba998fdecee9a0e1a5494cda9e84d65e4493466c1c00bd095');
INSERT INTO "journal" VALUES('cli',6,1772413203000,'insp01','m3','9dd61be237f7b382529dac8f3d6b82f50bc2c3524a4b48e5db312c004499bd20','I-2026-0001','inspection.answered.1','{"inspection":"I-2026-0001","answers":[{"checklist":"fire","item":"hydrant","kind":"pass","words":"","seen":0},{"checklist":"fire","item":"water-intake","kind":"pass","words":"","seen":0},{"checklist":"fire","item":"pump","kind":"pass","words":"","seen":0},{"checklist":"fire","item":"fire-lane","kind":"pass","words":"","seen":0},{"checklist":"fire","item":"exits","kind":"pass","words":"","seen":0},{"checklist":"fire","item":"firm-facilities","kind":"pass","words":"","seen":0}],"subject":"I-2026-0001"}','8e59ff5683cb5039bcf7bee502faf1dacd70b96530f2bdaf89ae90122f30a361','8cc9d1854921a9ca5fe69e4a23cef4baf158dcae09b9e556c116cad141b9993b');
INSERT INTO "journal" VALUES('cli',7,1772413204000,'insp01','m4','1fedd6f3b28b06284ceec054472a37665af10c4c54627b830abe9aa07d17022a','I-2026-0001','inspection.answered.1','{"inspection":"I-2026-0001","answers":[{"checklist":"fire","item":"firm-gear","kind":"fail","words":"灭火器过期","seen":0}],"subject":"I-2026-0001"}','d5579f794aebe51e670c02946bcebce7ed2403b612be01a2e82a2c6231cf34f5','91887889155e81dcb8844306e7ce82f46330ce76a8784be8836a7457e46c4b96');
INSERT INTO "journal" VALUES('cli',8,1772413205000,'insp01','m5','8b7b0c96a4e8bbb723c76ca980e3d304653714204c3ed50000f94b14d33cbb51','','turn','{}','36eb0598b3943af7dfc3a84a72d66752d43ef754be419a6ea8f57a2a2be3f25f','8d586f967efe6e207450fecfafc2439fc2c1aaebba144b4b2bd47cc2bcc8a4f9');
INSERT INTO "journal" VALUES('cli',9,1772413206000,'insp01','m6','6fa6381ee3920635f6aaade5513d00459dc510ef37d087912416bbd06e7e8127','I-2026-0001','evidence.given.1','{"id":"console:insp01:1772413206000:6:17291","record":"I-2026-0001","checklist":"fire","item":"firm-gear","kind":"waived","mediaId":"","words":"镜头坏了","subject":"I-2026-0001"}','86860d74b32ef9c0a62115e39f904ac198c1d1bf87477c7c1596a07da6d9f8f2','113dfaa112a50cb40906a6931e7e4d7e4746ea96eaf340c588f6aa1957ae86ae');
INSERT INTO "journal" VALUES('cli',10,1772413207000,'insp01','m7','ec02cd39baf33fdb8f8adb70f038face2573aca9e1e6d6c59a414b6be0ca82b5','I-2026-0001','inspection.answered.1','{"inspection":"I-2026-0001","answers":[{"checklist":"fire","item":"firm-plan","kind":"pass","words":"","seen":0}],"subject":"I-2026-0001"}','86891ef0940d972849b4f57395d8e470961d6f750cd930eb9fead485a9ab797f','d8ea246047685462b96943ce3dde52e05f74fdd993040b75251f5dee82343506');
INSERT INTO "journal" VALUES('cli',11,1772413208000,'insp01','m8','08a85f4ab4bab9cac9adb34251164b48c783698f43a1978166000d48015fa2ca','','turn','{}','3771b96633e7fb7b08a4b429b589ac09b8e5c8d17916ce5519ef0609996897a4','1d3e0eb664cb65665efb888b04e86e872e95b280a7ba8df672d56f5a41a221fe');
INSERT INTO "journal" VALUES('cli',12,1772413209000,'insp01','m9','1494c0c255630758cf97da840e7deb5b591100f7cd21ccfc18c696fbc126dde8','I-2026-0001','inspection.statement-taken.1','{"number":"I-2026-0001","seen":1,"words":"没有意见","subject":"I-2026-0001"}','026425f11ae2e5fb829e3063b825ff5ad3cad3a9c855cbe26e402c456500c091','c16fd6f1a5670c74d45fe8333787f13e488f53e42067d6d32f95b1db68486fb6');
INSERT INTO "journal" VALUES('cli',13,1772415601000,'insp01','m10','30066f478197fbc5833a6f0d596a3da4d3d14957ec9b6123710e7ea3217d680d','','turn','{}','4452473f64c860ca87615819f4cc50be5cba60d668599a7b5f39f55dbdba7daa','432be4985c5936907c2836f9f156e8c9db7c3f442383274bbf67d94e7118388c');
INSERT INTO "journal" VALUES('cli',14,1772415602000,'insp01','m11','06a396c017a31b45192c89e08e2d5ad819a508226693bb56c5ce53412b9f9035','I-2026-0001','inspection.submitted.1','{"number":"I-2026-0001","seen":2,"signature":"refused","refusalWords":"对方说要等老板回来","review":["noEvidence","noPlace"],"subject":"I-2026-0001"}','3f56a07cdf1dbae7ffb99c8c729b30ed039d5b31384ce3ae915b9f2b7ff78159','69ba862e0e89e2d680c3e7e561582d9f5ccb800acf5d33b46f243b2e00129704');
INSERT INTO "journal" VALUES('cli',15,1772415602000,'insp01','m11','06a396c017a31b45192c89e08e2d5ad819a508226693bb56c5ce53412b9f9035','F-2026-0001','finding.logged.1','{"number":"F-2026-0001","inspection":"I-2026-0001","checklist":"fire","item":"firm-gear","domain":"fire","targetId":"E-01","targetName":"兴旺加油站","village":"东沟村","words":"灭火器过期","severity":"general","measure":"inTime","basis":"《消防法》第十六条","dueOn":"2026-03-05","reminders":[{"step":"ahead-1","dueAt":"2026-03-04T08:05:00+08:00"},{"step":"due","dueAt":"2026-03-05T08:05:00+08:00"},{"step":"overdue","dueAt":"2026-03-06T08:05:00+08:00"}],"subject":"F-2026-0001"}','','8cb8da40239107b372ed605f55adb0c3f002b511e89764c6365604675d59f8c2');
INSERT INTO "journal" VALUES('cli',16,1772416801000,'reporter','m12','f76c304e1b52e24b70d5f44da7498303a4a8ea4a06230b0641d1ce44d6203546','','turn','{}','47983c93deebd7315403df2deb0afe54445bf34025b4525877cb947f2c0a8e79','468254a3b714f77eb1f72e1316cd750ede4152889bb59dbb9f41e30662e84aa1');
INSERT INTO "journal" VALUES('cli',17,1772417401000,'lead01','m13','04dc13670ed41d504de9234d54c1d0ccd67150ad5cf6c1639dcc5f19e1ad8f46','','turn','{}','4d3f0b638bd78344fbd54cec5b5e8815f10285eb3927c3820f8f0070b698a1e7','0854ed4077a91dcc77ce690be8e92e9e5e525310c5bd4676bf76e475742aa4fc');
INSERT INTO "journal" VALUES('cli',18,1772674801000,'insp01','m14','7358c58cdf103cc984fdbac445ba6865562d1177aeb85cc27f742a92519795b4','','turn','{}','d747d4f68394a691fe061f05e0bb32907782c670a76acd7086ee5309c4c3dc14','65dc4f630b064220242186ae1a4cbba8cd5816eeaf386f5054b7e29821a60be3');
INSERT INTO "journal" VALUES('cli',19,1772416861000,'reporter','m15','426431cc1ede40edd577f22d59aa9f79f64c6ee2f933fcacbe752e4d68dac9d0','C-2026-0001','complaint.received.1','{"source":"village","domain":"urban","words":"村东头有人倒垃圾，两车了","place":"","targetId":"","village":"东沟村","anonymous":false,"receivedAt":"2026-03-02T02:01:01+00:00","dueAt":"2026-03-03T10:01:01+08:00","dueProvisional":false,"steps":[{"step":"ahead-1","dueAt":"2026-03-02T21:29:00+08:00"},{"step":"ahead-2","dueAt":"2026-03-03T08:01:01+08:00"},{"step":"due","dueAt":"2026-03-03T10:01:01+08:00"},{"step":"leader","dueAt":"2026-03-03T10:01:01+08:00"},{"step":"supervisor","dueAt":"2026-03-03T22:01:01+08:00"}],"external":"","hidesSender":true,"number":"C-2026-0001","seen":0,"subject":"C-2026-0001"}','6463fcfbe88db5cfab187d7e640e1d497f26f45a02523951c45b51442e14253c','7b06890da97866e63c3d4082de02abbec5887e9439cffc0acd3799f3edd37e23');
INSERT INTO "journal" VALUES('cli',20,1772417401000,'leader01','m16','d79e0e61e980a2dde061b207a9872722014a9cb1bc254dddc2f727488df0c7b7','','turn','{}','b92c39668dd1454621cdd1ddca6dcd0ddfdade40c36eb2ad7ab385571a058b4d','66a673a3a7c869e56509a0a2a528dc620a4b00308c4005aa5f7f97a73d91c198');
INSERT INTO "journal" VALUES('cli',21,1772674861000,'insp01','m17','808b4f6221599eee052ba9c7a1a1c6374b96bb1a5f172f305dcd19bc8b7bc9a8','','turn','{}','105c143e8442610537af4999fb7a41cb79b47e16d21e68712cfc8f36122f7493','f76324d9d5ac8405d419110c18df1b05f3525236a8c1a139afff74ab698528da');
CREATE TABLE "media" (
    "media_id" TEXT NOT NULL CONSTRAINT "PK_media" PRIMARY KEY,
    "user_id" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "content_type" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "problem" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL
);
CREATE TABLE "outbox" (
    "id" INTEGER NOT NULL CONSTRAINT "PK_outbox" PRIMARY KEY AUTOINCREMENT,
    "user_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "body" TEXT NOT NULL,
    "state" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "code" INTEGER NOT NULL
);
INSERT INTO "outbox" VALUES(1,'insp01',1772413201000,'{"$type":"text","text":"I-2026-0001 计划检查开始\n兴旺加油站：消防安全，共13项\n检查人员：张三、李四\n到了发个位置。可以一项一项答，也可以一次答几项：1-5合格 6不合格 没有警示标志","plain":"I-2026-0001 计划检查开始\n兴旺加油站：消防安全，共13项\n检查人员：张三、李四\n到了发个位置。可以一项一项答，也可以一次答几项：1-5合格 6不合格 没有警示标志"}',1,1,1772413201000,1772413201000,0);
INSERT INTO "outbox" VALUES(2,'insp01',1772413201000,'{"$type":"text","text":"1/13 检查地点\n这次查的是什么地方？可以多选。\n1 街面和公共场所\n2 居民小区\n3 加油站、化工等企业\n4 其他单位\n可以选几个，如 1 3","plain":"1/13 检查地点\n这次查的是什么地方？可以多选。\n1 街面和公共场所\n2 居民小区\n3 加油站、化工等企业\n4 其他单位\n可以选几个，如 1 3"}',1,1,1772413201000,1772413201000,0);
INSERT INTO "outbox" VALUES(3,'insp02',1772413201000,'{"$type":"text","text":"张三开始了检查 I-2026-0001（兴旺加油站：消防安全），您是检查人员。要一起填，回“继续”。","plain":"张三开始了检查 I-2026-0001（兴旺加油站：消防安全），您是检查人员。要一起填，回“继续”。"}',1,1,1772413201000,1772413201000,0);
INSERT INTO "outbox" VALUES(4,'insp01',1772413202000,'{"$type":"text","text":"已记：1：加油站、化工等企业","plain":"已记：1：加油站、化工等企业"}',1,1,1772413202000,1772413202000,0);
INSERT INTO "outbox" VALUES(5,'insp01',1772413202000,'{"$type":"card","title":"2/13 消火栓","text":"消火栓、水泵接合器周围畅通，没有被埋、被圈、被挡？","choices":[{"key":"walk/I-2026-0001/fire/hydrant/pass","label":"合格"},{"key":"walk/I-2026-0001/fire/hydrant/fail","label":"不合格"},{"key":"walk/I-2026-0001/fire/hydrant/na","label":"不适用"},{"key":"walk/I-2026-0001/fire/hydrant/help","label":"怎么查"}],"taskId":"m2-1772413202-1","plain":"2/13 消火栓\n消火栓、水泵接合器周围畅通，没有被埋、被圈、被挡？\n1 合格\n2 不合格\n3 不适用\n4 怎么查"}',1,1,1772413202000,1772413202000,0);
INSERT INTO "outbox" VALUES(6,'insp01',1772413203000,'{"$type":"text","text":"已记：2–6：合格；11：合格","plain":"已记：2–6：合格；11：合格"}',1,1,1772413203000,1772413203000,0);
INSERT INTO "outbox" VALUES(7,'insp01',1772413203000,'{"$type":"card","title":"12/13 企业消防器材","text":"灭火器、灭火毯、消防沙等器材够数、没过期？","choices":[{"key":"walk/I-2026-0001/fire/firm-gear/pass","label":"合格"},{"key":"walk/I-2026-0001/fire/firm-gear/fail","label":"不合格"},{"key":"walk/I-2026-0001/fire/firm-gear/na","label":"不适用"},{"key":"walk/I-2026-0001/fire/firm-gear/help","label":"怎么查"}],"taskId":"m3-1772413203-1","plain":"12/13 企业消防器材\n灭火器、灭火毯、消防沙等器材够数、没过期？\n1 合格\n2 不合格\n3 不适用\n4 怎么查"}',1,1,1772413203000,1772413203000,0);
INSERT INTO "outbox" VALUES(8,'insp01',1772413204000,'{"$type":"text","text":"已记：12：不合格（灭火器过期）","plain":"已记：12：不合格（灭火器过期）"}',1,1,1772413204000,1772413204000,0);
INSERT INTO "outbox" VALUES(9,'insp01',1772413204000,'{"$type":"card","title":"第12项 企业消防器材：请发一张照片（不合格要留照片）","text":"","choices":[{"key":"walk/I-2026-0001/fire/firm-gear/no-photo","label":"没法拍照"}],"taskId":"m4-1772413204-1","plain":"第12项 企业消防器材：请发一张照片（不合格要留照片）\n1 没法拍照"}',1,1,1772413204000,1772413204000,0);
INSERT INTO "outbox" VALUES(10,'insp01',1772413205000,'{"$type":"text","text":"第12项为什么没法拍照？一句话就行。","plain":"第12项为什么没法拍照？一句话就行。"}',1,1,1772413205000,1772413205000,0);
INSERT INTO "outbox" VALUES(11,'insp01',1772413206000,'{"$type":"text","text":"第12项没有照片，原因已记。","plain":"第12项没有照片，原因已记。"}',1,1,1772413206000,1772413206000,0);
INSERT INTO "outbox" VALUES(12,'insp01',1772413206000,'{"$type":"card","title":"13/13 企业消防预案","text":"消防应急预案有，员工说得出着火了怎么办？","choices":[{"key":"walk/I-2026-0001/fire/firm-plan/pass","label":"合格"},{"key":"walk/I-2026-0001/fire/firm-plan/fail","label":"不合格"},{"key":"walk/I-2026-0001/fire/firm-plan/na","label":"不适用"},{"key":"walk/I-2026-0001/fire/firm-plan/help","label":"怎么查"}],"taskId":"m6-1772413206-1","plain":"13/13 企业消防预案\n消防应急预案有，员工说得出着火了怎么办？\n1 合格\n2 不合格\n3 不适用\n4 怎么查"}',1,1,1772413206000,1772413206000,0);
INSERT INTO "outbox" VALUES(13,'insp01',1772413207000,'{"$type":"text","text":"已记：13：合格","plain":"已记：13：合格"}',1,1,1772413207000,1772413207000,0);
INSERT INTO "outbox" VALUES(14,'insp01',1772413207000,'{"$type":"card","title":"I-2026-0001 兴旺加油站 查完了","text":"共9项：合格8，不合格1，不适用0\n12. 企业消防器材：灭火器过期（一般，照片1张）","choices":[{"key":"walk/I-2026-0001/submit","label":"提交"},{"key":"walk/I-2026-0001/not-yet","label":"再改改"}],"taskId":"m7-1772413207-1","plain":"I-2026-0001 兴旺加油站 查完了\n共9项：合格8，不合格1，不适用0\n12. 企业消防器材：灭火器过期（一般，照片1张）\n1 提交\n2 再改改"}',1,1,1772413207000,1772413207000,0);
INSERT INTO "outbox" VALUES(15,'insp01',1772413208000,'{"$type":"card","title":"对方有什么要说的（陈述、申辩）？照原话发过来，语音转的文字也行。","text":"","choices":[{"key":"walk/I-2026-0001/no-statement","label":"没有要说的"}],"taskId":"m8-1772413208-0","plain":"对方有什么要说的（陈述、申辩）？照原话发过来，语音转的文字也行。\n1 没有要说的"}',1,1,1772413208000,1772413208000,0);
INSERT INTO "outbox" VALUES(16,'insp01',1772413209000,'{"$type":"text","text":"请对方签字：写在纸上拍照发过来\n或者打开这个页面直接签：⟦link:sign/I-2026-0001/insp01⟧","plain":"请对方签字：写在纸上拍照发过来\n或者打开这个页面直接签：⟦link:sign/I-2026-0001/insp01⟧"}',1,1,1772413209000,1772413209000,0);
INSERT INTO "outbox" VALUES(17,'insp01',1772413209000,'{"$type":"card","title":"对方签好字了吗？发签名照片就行。","text":"","choices":[{"key":"walk/I-2026-0001/refused","label":"对方拒绝签字"}],"taskId":"m9-1772413209-1","plain":"对方签好字了吗？发签名照片就行。\n1 对方拒绝签字"}',1,1,1772413209000,1772413209000,0);
INSERT INTO "outbox" VALUES(18,'insp01',1772415601000,'{"$type":"text","text":"拒签的原因是什么，谁在场见证？如：认为罚得重，见证人村委会刘主任","plain":"拒签的原因是什么，谁在场见证？如：认为罚得重，见证人村委会刘主任"}',1,1,1772415601000,1772415601000,0);
INSERT INTO "outbox" VALUES(19,'insp01',1772415602000,'{"$type":"text","text":"I-2026-0001 兴旺加油站 已提交，问题已列入整改：\nF-2026-0001 灭火器过期，期限3月5日\n（会请队长看一下：没有照片等证据、没有发位置）","plain":"I-2026-0001 兴旺加油站 已提交，问题已列入整改：\nF-2026-0001 灭火器过期，期限3月5日\n（会请队长看一下：没有照片等证据、没有发位置）"}',1,1,1772415602000,1772415602000,0);
INSERT INTO "outbox" VALUES(20,'insp02',1772415602000,'{"$type":"text","text":"I-2026-0001 兴旺加油站 已提交，问题已列入整改：\nF-2026-0001 灭火器过期，期限3月5日","plain":"I-2026-0001 兴旺加油站 已提交，问题已列入整改：\nF-2026-0001 灭火器过期，期限3月5日"}',1,1,1772415602000,1772415602000,0);
INSERT INTO "outbox" VALUES(21,'vil01',1772415602000,'{"$type":"text","text":"【整改提醒】兴旺加油站 F-2026-0001：灭火器过期，期限3月5日。检查人张三。","plain":"【整改提醒】兴旺加油站 F-2026-0001：灭火器过期，期限3月5日。检查人张三。"}',1,1,1772415602000,1772415602000,0);
INSERT INTO "outbox" VALUES(22,'leader01',1772415602000,'{"$type":"text","text":"请看一下 I-2026-0001 兴旺加油站（张三）：没有照片等证据、没有发位置。","plain":"请看一下 I-2026-0001 兴旺加油站（张三）：没有照片等证据、没有发位置。"}',1,1,1772415602000,1772415602000,0);
INSERT INTO "outbox" VALUES(23,'vil01',1772416801000,'{"$type":"card","title":"要上报“村东头有人倒垃圾，两车了”吗？","text":"","choices":[{"key":"report/new/yes","label":"上报"},{"key":"report/new/no","label":"不是"}],"taskId":"m12-1772416801-0","plain":"要上报“村东头有人倒垃圾，两车了”吗？\n1 上报\n2 不是"}',1,1,1772416801000,1772416801000,0);
INSERT INTO "outbox" VALUES(24,'lead01',1772417401000,'{"$type":"text","text":"您好，您还不在本队的人员名册里，暂时不能使用。请联系本镇综合行政执法队。","plain":"您好，您还不在本队的人员名册里，暂时不能使用。请联系本镇综合行政执法队。"}',1,1,1772417401000,1772417401000,0);
INSERT INTO "outbox" VALUES(25,'insp01',1772674801000,'{"$type":"card","title":"复查 F-2026-0001 兴旺加油站","text":"灭火器过期\n和谁一起去？","choices":[{"key":"reinspect/F-2026-0001/with/insp02","label":"李四"},{"key":"reinspect/F-2026-0001/with/insp03","label":"王五"},{"key":"reinspect/F-2026-0001/with/leader01","label":"周队"},{"key":"reinspect/F-2026-0001/with/legal01","label":"吴九"}],"taskId":"m14-1772674801-0","plain":"复查 F-2026-0001 兴旺加油站\n灭火器过期\n和谁一起去？\n1 李四\n2 王五\n3 周队\n4 吴九"}',1,1,1772674801000,1772674801000,0);
INSERT INTO "outbox" VALUES(26,'vil01',1772416861000,'{"$type":"card","title":"C-2026-0001 已登记","text":"村东头有人倒垃圾，两车了\n类别：住建和城市管理\n地点：东沟村\n照片：0张，还可以接着发","choices":[{"key":"report/C-2026-0001/fine","label":"没错"},{"key":"report/C-2026-0001/domain","label":"改类别"},{"key":"report/C-2026-0001/place","label":"改地点"},{"key":"report/C-2026-0001/anonymous","label":"匿名"}],"taskId":"m15-1772416861-0","plain":"C-2026-0001 已登记\n村东头有人倒垃圾，两车了\n类别：住建和城市管理\n地点：东沟村\n照片：0张，还可以接着发\n1 没错\n2 改类别\n3 改地点\n4 匿名"}',1,1,1772416861000,1772416861000,0);
INSERT INTO "outbox" VALUES(27,'leader01',1772416861000,'{"$type":"card","title":"【新线索】C-2026-0001（村干部上报）","text":"村东头有人倒垃圾，两车了\n类别：住建和城市管理\n地点：东沟村\n3月3日 10:01前核查完","choices":[{"key":"complaint/C-2026-0001/general","label":"一般线索"},{"key":"complaint/C-2026-0001/complex","label":"复杂线索"},{"key":"complaint/C-2026-0001/office","label":"转别的部门"}],"taskId":"m15-1772416861-1","plain":"【新线索】C-2026-0001（村干部上报）\n村东头有人倒垃圾，两车了\n类别：住建和城市管理\n地点：东沟村\n3月3日 10:01前核查完\n1 一般线索\n2 复杂线索\n3 转别的部门"}',1,1,1772416861000,1772416861000,0);
INSERT INTO "outbox" VALUES(28,'leader01',1772417401000,'{"$type":"text","text":"C-2026-0001 现在是“已收到，等分类”，不能这样办。","plain":"C-2026-0001 现在是“已收到，等分类”，不能这样办。"}',1,1,1772417401000,1772417401000,0);
INSERT INTO "outbox" VALUES(29,'insp01',1772674861000,'{"$type":"card","title":"F-2026-0001 兴旺加油站","text":"灭火器过期（3月5日到期）\n整改得怎么样？","choices":[{"key":"reinspect/F-2026-0001/passed","label":"已整改好"},{"key":"reinspect/F-2026-0001/partly","label":"整改了一部分"},{"key":"reinspect/F-2026-0001/failed","label":"没有整改"}],"taskId":"m17-1772674861-0","plain":"F-2026-0001 兴旺加油站\n灭火器过期（3月5日到期）\n整改得怎么样？\n1 已整改好\n2 整改了一部分\n3 没有整改"}',1,1,1772674861000,1772674861000,0);
CREATE TABLE "people" (
    "user_id" TEXT NOT NULL CONSTRAINT "PK_people" PRIMARY KEY,
    "json" TEXT NOT NULL
);
INSERT INTO "people" VALUES('leader01','{"userId":"leader01","name":"周队","role":"leader","unit":"综合行政执法队","certificate":{"number":"SZ140400001","validFrom":"2023-03-01","validTo":"2028-02-29","domains":[],"allDomains":true},"areas":[],"allAreas":true,"trainingHours":{"2026":64}}');
INSERT INTO "people" VALUES('insp01','{"userId":"insp01","name":"张三","role":"inspector","unit":"综合行政执法队","certificate":{"number":"SZ140400002","validFrom":"2024-01-10","validTo":"2029-01-09","domains":[],"allDomains":true},"areas":["东沟村","西坡村","主街"],"allAreas":false,"trainingHours":{"2026":48}}');
INSERT INTO "people" VALUES('insp02','{"userId":"insp02","name":"李四","role":"inspector","unit":"综合行政执法队","certificate":{"number":"SZ140400003","validFrom":"2022-06-01","validTo":"2027-05-31","domains":["work-safety","fire","training","culture"],"allDomains":false},"areas":["东沟村","西坡村"],"allAreas":false,"trainingHours":{"2026":61}}');
INSERT INTO "people" VALUES('insp03','{"userId":"insp03","name":"王五","role":"inspector","unit":"综合行政执法队","certificate":{"number":"SZ140400004","validFrom":"2021-12-20","validTo":"2026-12-19","domains":[],"allDomains":true},"areas":["南河村","北岭村"],"allAreas":false,"trainingHours":{"2026":22}}');
INSERT INTO "people" VALUES('insp04','{"userId":"insp04","name":"赵六","role":"inspector","unit":"综合行政执法队","certificate":{"number":"SZ140400005","validFrom":"2021-05-01","validTo":"2026-04-30","domains":["food","agriculture"],"allDomains":false},"areas":["中心社区"],"allAreas":false,"trainingHours":{"2026":60}}');
INSERT INTO "people" VALUES('aux01','{"userId":"aux01","name":"孙七","role":"auxiliary","unit":"综合行政执法队","areas":["南河村"],"allAreas":false,"trainingHours":{"2026":10}}');
INSERT INTO "people" VALUES('legal01','{"userId":"legal01","name":"吴九","role":"legal","unit":"司法所","certificate":{"number":"SZ140400009","validFrom":"2024-01-10","validTo":"2029-01-09","domains":[],"allDomains":true},"areas":[],"allAreas":true,"trainingHours":{"2026":70}}');
INSERT INTO "people" VALUES('sup01','{"userId":"sup01","name":"郑主任","role":"supervisor","unit":"督查室","areas":[],"allAreas":true,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('sup02','{"userId":"sup02","name":"冯镇长","role":"supervisor","unit":"镇人民政府","areas":[],"allAreas":true,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('vil01','{"userId":"vil01","name":"老陈","role":"village","unit":"东沟村","areas":["东沟村"],"allAreas":false,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('vil02','{"userId":"vil02","name":"老魏","role":"village","unit":"西坡村","areas":["西坡村"],"allAreas":false,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('vil03','{"userId":"vil03","name":"小蒋","role":"village","unit":"南河村","areas":["南河村"],"allAreas":false,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('vil04','{"userId":"vil04","name":"小沈","role":"village","unit":"北岭村","areas":["北岭村"],"allAreas":false,"trainingHours":{"2026":0}}');
INSERT INTO "people" VALUES('vil05','{"userId":"vil05","name":"小韩","role":"village","unit":"中心社区","areas":["中心社区"],"allAreas":false,"trainingHours":{"2026":0}}');
CREATE TABLE "publicity" (
    "id" TEXT NOT NULL CONSTRAINT "PK_publicity" PRIMARY KEY,
    "inspection" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" INTEGER NOT NULL
);
CREATE TABLE "questionnaire_versions" (
    "id" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "yaml" TEXT NOT NULL,
    "loaded_at" INTEGER NOT NULL,
    CONSTRAINT "PK_questionnaire_versions" PRIMARY KEY ("id", "version")
);
INSERT INTO "questionnaire_versions" VALUES('fire','806b1a830716','id: fire
name: 消防安全
kind: checklist
domain: fire
source: S0/五/(六)
suits: [fuel, property]
items:
  - id: place
    name: 检查地点
    ask: 这次查的是什么地方？可以多选。
    source: S0/五/(六)
    type: choices
    options:
      - { id: public, name: 街面和公共场所 }
      - { id: estate, name: 居民小区 }
      - { id: firm, name: 加油站、化工等企业 }
      - { id: other, name: 其他单位 }

  - id: hydrant
    group: 公共消防设施
    name: 消火栓
    ask: 消火栓、水泵接合器周围畅通，没有被埋、被圈、被挡？
    finding: 消火栓或水泵接合器被埋压、圈占、遮挡
    help: 走到跟前看，摸得着、打得开，旁边没停车、没堆东西、没砌进墙里。
    source: S0/五/(六)/1
    basis: 《消防法》第二十八条
    measure: on-spot

  - id: water-intake
    group: 公共消防设施
    name: 消防取水口
    ask: 消防取水码头没有被占、被堵、被封，车能靠近取水？
    finding: 消防取水码头被占用、堵塞或封闭
    help: 没有取水码头的选不适用。
    source: S0/五/(六)/1
    basis: 《消防法》第二十九条
    measure: in-time
    days: 3

  - id: pump
    group: 公共消防设施
    name: 消防水泵等
    ask: 消防水泵和别的公共消防设施没有被占、被堵、被封？
    finding: 消防水泵等公共消防设施被占用、堵塞或封闭
    help: 看泵房里堆没堆东西，控制柜能不能靠近，阀门有没有被封。
    source: S0/五/(六)/1
    basis: 《消防法》第二十八条、第二十九条
    measure: in-time
    days: 3

  - id: fire-lane
    group: 通道和出口
    name: 消防车通道
    ask: 消防车通道没有被占、被堵、被封，消防车开得进来？
    finding: 消防车通道被占用、堵塞或封闭
    help: 从路口走到楼下：地桩、道闸、摊位、乱停的车，都会挡住消防车。
    source: S0/五/(六)/2
    basis: 《消防法》第二十八条
    measure: on-spot

  - id: exits
    group: 通道和出口
    name: 疏散通道和出口
    ask: 疏散通道、安全出口没占、没堵、没锁，也没别的妨碍逃生？
    finding: 疏散通道、安全出口被占用、堵塞或封闭
    help: 顺着指示走到室外，每道门推一推；门口杂物、窗上打不开的栅栏都算。
    source: S0/五/(六)/3
    severity: major
    basis: 《消防法》第二十八条
    measure: remove-danger

  - id: refusal
    group: 通道和出口
    name: 当场改正
    ask: 指出来以后，对方当场清了、改了？
    finding: 妨碍安全疏散，拒不改正
    source: S0/五/(六)/3
    severity: major
    basis: 《消防法》第六十条
    measure: transfer
    show: { item: exits, is: [fail] }

  - id: bike-parking
    group: 居民小区
    name: 电动车停放
    ask: 公共门厅、疏散通道、楼梯间没有停电动自行车？
    finding: 公共门厅、通道或楼梯间停放电动自行车
    source: S0/五/(六)/3
    basis: 《消防法》第二十八条
    measure: on-spot
    show: { item: place, is: [estate] }

  - id: bike-charging
    group: 居民小区
    name: 电动车楼内充电
    ask: 公共门厅、疏散通道、楼梯间没有给电动自行车充电？
    finding: 在公共门厅、通道或楼梯间给电动自行车充电
    source: S0/五/(六)/3
    severity: major
    basis: 《消防法》第二十七条
    measure: remove-danger
    show: { item: place, is: [estate] }

  - id: loose-wires
    group: 居民小区
    name: 飞线充电
    ask: 没有从楼上拉线下来充电，也没有别的电动车隐患？
    finding: 飞线充电等电动车安全隐患
    help: 抬头看外墙和窗口，低头看草地上的插线板。
    source: S0/五/(六)/3
    basis: 《消防法》第二十七条
    measure: on-spot
    show: { item: place, is: [estate] }

  - id: firm-facilities
    group: 加油站和化工企业
    name: 企业消防设施
    ask: 消防设施配齐了，都能用？
    finding: 消防设施配备不足或不能使用
    help: 看消防水、泡沫、沙池、报警、紧急切断，能试的试一下。
    source: S0/五/(六)/4
    severity: major
    basis: 《消防法》第十六条
    measure: in-time
    days: 3
    show: { item: place, is: [firm] }

  - id: firm-gear
    group: 加油站和化工企业
    name: 企业消防器材
    ask: 灭火器、灭火毯、消防沙等器材够数、没过期？
    finding: 消防器材准备不足或过期
    help: 数一数，看压力表指针在绿区，看检修日期，推车式的拉出来试试。
    source: S0/五/(六)/4
    basis: 《消防法》第十六条
    measure: in-time
    days: 3
    show: { item: place, is: [firm] }

  - id: firm-plan
    group: 加油站和化工企业
    name: 企业消防预案
    ask: 消防应急预案有，员工说得出着火了怎么办？
    finding: 消防应急预案准备不到位
    help: 看预案和演练记录，问一名当班员工：着火了先做什么？电闸、油阀在哪里？
    source: S0/五/(六)/4
    basis: 《消防法》第十六条
    measure: in-time
    days: 7
    show: { item: place, is: [firm] }
',1795705583638);
CREATE TABLE "reinspections" (
    "finding" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "outcome" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "with" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "PK_reinspections" PRIMARY KEY ("finding", "round")
);
CREATE TABLE "reporters" (
    "id" TEXT NOT NULL CONSTRAINT "PK_reporters" PRIMARY KEY,
    "complaint" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "sealed" BLOB NOT NULL
);
INSERT INTO "reporters" VALUES('m15-0','C-2026-0001','9b6cbf14cf7c800488207f546b3355e3',X'9A7FC7A2633B579A24BE4CFD6BD7758720E03875E8ECC7E0D7C96914CBF21E9E5CF324BF6BA3C7841FAEA7D4E589');
CREATE TABLE "targets" (
    "id" TEXT NOT NULL CONSTRAINT "PK_targets" PRIMARY KEY,
    "json" TEXT NOT NULL
);
INSERT INTO "targets" VALUES('V-01','{"id":"V-01","name":"东沟村","kind":"village","village":"东沟村","latitude":36.3101,"longitude":113.0502,"contactUserId":"vil01"}');
INSERT INTO "targets" VALUES('V-02','{"id":"V-02","name":"西坡村","kind":"village","village":"西坡村","latitude":36.315,"longitude":113.0311,"contactUserId":"vil02"}');
INSERT INTO "targets" VALUES('V-03','{"id":"V-03","name":"南河村","kind":"village","village":"南河村","latitude":36.2902,"longitude":113.044,"contactUserId":"vil03"}');
INSERT INTO "targets" VALUES('V-04','{"id":"V-04","name":"北岭村","kind":"village","village":"北岭村","latitude":36.3323,"longitude":113.0475,"contactUserId":"vil04"}');
INSERT INTO "targets" VALUES('V-05','{"id":"V-05","name":"中心社区","kind":"village","village":"中心社区","latitude":36.3088,"longitude":113.0433,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('S-01','{"id":"S-01","name":"主街","kind":"street","risk":"key","village":"中心社区","latitude":36.3086,"longitude":113.043,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-01','{"id":"E-01","name":"兴旺加油站","kind":"enterprise","industry":"fuel","risk":"high","village":"东沟村","creditCode":"91140403MAAY4CL12P","latitude":36.3111,"longitude":113.054,"contactUserId":"vil01"}');
INSERT INTO "targets" VALUES('E-02','{"id":"E-02","name":"宏达砖厂","kind":"enterprise","industry":"industry","risk":"high","village":"西坡村","creditCode":"91140403MATH3BJ1XJ","latitude":36.3167,"longitude":113.0279,"contactUserId":"vil02"}');
INSERT INTO "targets" VALUES('E-03','{"id":"E-03","name":"平安烟花爆竹零售点","kind":"enterprise","industry":"fireworks","risk":"high","village":"南河村","creditCode":"91140403MAG612DD24","latitude":36.2911,"longitude":113.0425,"contactUserId":"vil03"}');
INSERT INTO "targets" VALUES('E-04','{"id":"E-04","name":"顺达物流货运站","kind":"enterprise","industry":"freight","risk":"medium","village":"南河村","creditCode":"91140403MA72HD1TJ8","latitude":36.2888,"longitude":113.0467,"contactUserId":"vil03"}');
INSERT INTO "targets" VALUES('E-05','{"id":"E-05","name":"启明校外培训中心","kind":"enterprise","industry":"training","risk":"medium","village":"中心社区","creditCode":"91140403MA3Y7LLJYM","latitude":36.3091,"longitude":113.0441,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-06','{"id":"E-06","name":"小天才艺术培训班","kind":"enterprise","industry":"training","risk":"medium","village":"中心社区","creditCode":"91140403MA1JJC171L","latitude":36.3079,"longitude":113.0427,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-07','{"id":"E-07","name":"好味道饭店","kind":"enterprise","industry":"catering","risk":"low","village":"中心社区","creditCode":"91140403MAHU49D4HF","latitude":36.3084,"longitude":113.0436,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-08','{"id":"E-08","name":"便民超市","kind":"enterprise","industry":"retail","risk":"low","village":"东沟村","creditCode":"91140403MA3J9HTM58","latitude":36.3104,"longitude":113.0509,"contactUserId":"vil01"}');
INSERT INTO "targets" VALUES('E-09','{"id":"E-09","name":"丰收农资店","kind":"enterprise","industry":"agri-inputs","risk":"medium","village":"北岭村","creditCode":"91140403MA3JJL6B3H","latitude":36.3319,"longitude":113.047,"contactUserId":"vil04"}');
INSERT INTO "targets" VALUES('E-10','{"id":"E-10","name":"蓝天网吧","kind":"enterprise","industry":"internet-cafe","risk":"medium","village":"中心社区","creditCode":"91140403MAHN2J1K6D","latitude":36.309,"longitude":113.0419,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-11','{"id":"E-11","name":"清源供水站","kind":"enterprise","industry":"water","risk":"medium","village":"北岭村","creditCode":"91140403MAFMHDQAEG","latitude":36.334,"longitude":113.0491,"contactUserId":"vil04"}');
INSERT INTO "targets" VALUES('E-12','{"id":"E-12","name":"锦绣家园小区","kind":"enterprise","industry":"property","risk":"low","village":"中心社区","creditCode":"91140403MAJXEB97RU","latitude":36.3072,"longitude":113.045,"contactUserId":"vil05"}');
INSERT INTO "targets" VALUES('E-13','{"id":"E-13","name":"鑫源五金加工厂","kind":"enterprise","industry":"industry","risk":"medium","village":"西坡村","creditCode":"91140403MA5NQ72J9U","latitude":36.3144,"longitude":113.033,"contactUserId":"vil02"}');
INSERT INTO "targets" VALUES('E-14','{"id":"E-14","name":"古戏台文保单位","kind":"unit","industry":"heritage","risk":"medium","village":"东沟村","creditCode":"12140403MBGFWAPE9W","latitude":36.3098,"longitude":113.0495,"contactUserId":"vil01"}');
INSERT INTO "targets" VALUES('E-15','{"id":"E-15","name":"兴旺便利店","kind":"enterprise","industry":"retail","risk":"low","village":"东沟村","creditCode":"91140403MAK23GD5QW","latitude":36.311,"longitude":113.0538,"contactUserId":"vil01"}');
CREATE UNIQUE INDEX "IX_complaints_external" ON "complaints" ("external") WHERE external <> '';
CREATE INDEX "IX_complaints_merged_into" ON "complaints" ("merged_into") WHERE merged_into <> '';
CREATE INDEX "IX_complaints_received_at" ON "complaints" ("received_at");
CREATE INDEX "ix_complaints_open" ON "complaints" ("due_at", "number") WHERE state < 7;
CREATE INDEX "IX_deadlines_subject" ON "deadlines" ("subject");
CREATE INDEX "ix_deadlines_open" ON "deadlines" ("due_at") WHERE state = 0;
CREATE INDEX "IX_evidence_media_id" ON "evidence" ("media_id");
CREATE INDEX "IX_evidence_subject" ON "evidence" ("subject");
CREATE INDEX "IX_findings_found_at" ON "findings" ("found_at");
CREATE INDEX "IX_findings_inspection" ON "findings" ("inspection");
CREATE INDEX "IX_findings_target_id_found_at" ON "findings" ("target_id", "found_at");
CREATE INDEX "ix_findings_open" ON "findings" ("due_on", "number") WHERE state < 2;
CREATE UNIQUE INDEX "IX_inbox_key" ON "inbox" ("key");
CREATE INDEX "ix_inbox_waiting" ON "inbox" ("id") WHERE state = 0;
CREATE INDEX "IX_inspection_members_user_id" ON "inspection_members" ("user_id");
CREATE INDEX "IX_inspections_started_at" ON "inspections" ("started_at");
CREATE INDEX "IX_inspections_target_id_started_at" ON "inspections" ("target_id", "started_at");
CREATE INDEX "IX_journal_subject" ON "journal" ("subject") WHERE subject <> '';
CREATE INDEX "ix_media_waiting" ON "media" ("next_at") WHERE state = 0;
CREATE INDEX "ix_outbox_waiting" ON "outbox" ("user_id", "id") WHERE state = 0;
CREATE INDEX "IX_publicity_inspection" ON "publicity" ("inspection");
CREATE INDEX "IX_reporters_complaint" ON "reporters" ("complaint");
CREATE INDEX "IX_reporters_mark" ON "reporters" ("mark");
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('inbox',17);
INSERT INTO "sqlite_sequence" VALUES('outbox',29);
COMMIT;
