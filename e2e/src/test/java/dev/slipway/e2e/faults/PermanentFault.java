package dev.slipway.e2e.faults;

/// The failures that do not pass: each service with each thing that it depends on. What is not here does not
/// exist: the gateway has no database, only the deployer knows a cluster, only the gateway reads files.
enum PermanentFault {
  /// The project's file expands without end.
  GATEWAY_FILES {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new BrokenFile(fleet, web, project);
    }
  },
  /// Kafka refuses the project's definition, which is too large.
  GATEWAY_KAFKA {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedDefinition(fleet, web, project);
    }
  },
  /// Chat answers a page of HTML when a dialog of the project is opened.
  GATEWAY_CHAT {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedDialog(fleet, web, project);
    }
  },
  /// The approval service's database refuses the project's rows.
  APPROVAL_DATABASE {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedRows(
          fleet, web, project, "approval", "release_event", "NEW.project = '" + project + "'");
    }
  },
  /// A build of the project that nobody can read lies on its topic.
  APPROVAL_KAFKA {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new UnreadableRecord(
          fleet, project, "slipway.builds", "dev.slipway.build.completed.v1", "approval-service");
    }
  },
  /// The notifier's database refuses the project's messages.
  NOTIFIER_DATABASE {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedRows(
          fleet, web, project, "notifier", "surface", "NEW.release_id LIKE '" + project + "-%'");
    }
  },
  /// An event of the project's releases that nobody can read lies on its topic.
  NOTIFIER_KAFKA {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new UnreadableRecord(
          fleet, project, "slipway.releases", "dev.slipway.release.opened.v1", "notifier-service");
    }
  },
  /// Chat refuses the content of the project's messages.
  NOTIFIER_CHAT {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedMessages(fleet, web, project);
    }
  },
  /// A request of the project that nobody can read lies on its topic.
  DEPLOYER_KAFKA {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new UnreadableRecord(
          fleet,
          project,
          "slipway.deployments",
          "dev.slipway.deployment.requested.v1",
          "deployer-service");
    }
  },
  /// A webhook of the project's namespace is down, so that the API server answers 500 to each write.
  DEPLOYER_CLUSTER {
    @Override
    Injection inject(Fleet fleet, Web web, String project) {
      return new RefusedWrites(fleet, web, project);
    }
  };

  /// Makes it fail from now on, and returns before it is seen to fail.
  abstract Injection inject(Fleet fleet, Web web, String project);
}
