import {
  CARRIES_MESSAGES,
  HOLDS_DATA,
  LEADS_TRAFFIC,
  MAKES_COPIES,
  RUNS_WORKLOAD,
  reasonsOf,
} from "./reasons.ts";

/** Kubernetes kinds that high availability or recovery depends on and that no policy reads yet; see `terraform.ts`. */
const MATTERS = reasonsOf(
  [
    HOLDS_DATA,
    `acid.zalan.do/postgresql ceph.rook.io/CephBlockPool ceph.rook.io/CephCluster ceph.rook.io/CephFilesystem ceph.rook.io/CephObjectStore
    cassandra.datastax.com/CassandraDatacenter clickhouse.altinity.com/ClickHouseInstallation core/PersistentVolume
    crdb.cockroachlabs.com/CrdbCluster databases.spotahome.com/RedisFailover elasticsearch.k8s.elastic.co/Elasticsearch
    k8s.mariadb.com/MariaDB k8ssandra.io/K8ssandraCluster minio.min.io/Tenant mongodb.com/MongoDB mongodbcommunity.mongodb.com/MongoDBCommunity
    mysql.oracle.com/InnoDBCluster opensearch.opster.io/OpenSearchCluster pgv2.percona.com/PerconaPGCluster postgresql.cnpg.io/Cluster
    postgres-operator.crunchydata.com/PostgresCluster psmdb.percona.com/PerconaServerMongoDB pxc.percona.com/PerconaXtraDBCluster
    redis.redis.opstreelabs.in/RedisCluster scylla.scylladb.com/ScyllaCluster`,
  ],
  [
    MAKES_COPIES,
    `k8s.mariadb.com/Backup postgresql.cnpg.io/ScheduledBackup snapshot.storage.k8s.io/VolumeSnapshot snapshot.storage.k8s.io/VolumeSnapshotClass
    velero.io/Backup velero.io/Restore velero.io/VolumeSnapshotLocation volsync.backube/ReplicationSource`,
  ],
  [
    CARRIES_MESSAGES,
    "jetstream.nats.io/Stream kafka.strimzi.io/Kafka kafka.strimzi.io/KafkaNodePool kafka.strimzi.io/KafkaTopic rabbitmq.com/RabbitmqCluster",
  ],
  [
    RUNS_WORKLOAD,
    `apps.openshift.io/DeploymentConfig argoproj.io/Rollout batch/CronJob cluster.x-k8s.io/Cluster cluster.x-k8s.io/MachineDeployment
    controlplane.cluster.x-k8s.io/KubeadmControlPlane core/Pod core/ReplicationController karpenter.sh/NodePool kops.k8s.io/Cluster
    kops.k8s.io/InstanceGroup`,
  ],
  [
    LEADS_TRAFFIC,
    "gateway.networking.k8s.io/Gateway gateway.networking.k8s.io/HTTPRoute networking.k8s.io/Ingress",
  ],
);

/** Why it matters that no rule judges an object of this kind (`group/Kind`); null where it does not. */
export function whyKubernetesMatters(type: string): string | null {
  return MATTERS.get(type) ?? null;
}

/** Every kind of the list. */
export function kubernetesTypesThatMatter(): string[] {
  return [...MATTERS.keys()];
}
