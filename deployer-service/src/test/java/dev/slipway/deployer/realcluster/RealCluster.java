package dev.slipway.deployer.realcluster;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Tests that need a real Kubernetes. They are skipped where none is named.
@Tag("real-cluster")
@ExtendWith(RealCluster.WhereThereIsOne.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RealCluster {

  /// Skips and says how to run them.
  final class WhereThereIsOne implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      if (ClusterUnderTest.isNamed()) {
        return ConditionEvaluationResult.enabled("a cluster is named");
      }
      System.out.println(context.getDisplayName() + " skipped: " + ClusterUnderTest.HOW);
      return ConditionEvaluationResult.disabled(ClusterUnderTest.HOW);
    }
  }
}
