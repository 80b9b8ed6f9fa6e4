import {
  CARRIES_MESSAGES,
  HOLDS_DATA,
  INSTALLS_CHART,
  INSTALLS_MORE,
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
    crdb.cockroachlabs.com/CrdbCluster databases.spotahome.com/RedisFailover dragonflydb.io/Dragonfly
    elasticsearch.k8s.elastic.co/Elasticsearch k8s.mariadb.com/MariaDB k8ssandra.io/K8ssandraCluster
    kubedb.com/Elasticsearch kubedb.com/MariaDB kubedb.com/MongoDB kubedb.com/MySQL kubedb.com/Postgres kubedb.com/Redis
    longhorn.io/Volume minio.min.io/Tenant mongodb.com/MongoDB mongodb.com/MongoDBMultiCluster mongodbcommunity.mongodb.com/MongoDBCommunity
    mysql.oracle.com/InnoDBCluster opensearch.opster.io/OpenSearchCluster pg.percona.com/PerconaPGCluster pingcap.com/TidbCluster pgv2.percona.com/PerconaPGCluster postgresql.cnpg.io/Cluster
    postgres-operator.crunchydata.com/PostgresCluster ps.percona.com/PerconaServerMySQL psmdb.percona.com/PerconaServerMongoDB pxc.percona.com/PerconaXtraDBCluster
    redis.redis.opstreelabs.in/Redis redis.redis.opstreelabs.in/RedisCluster redis.redis.opstreelabs.in/RedisReplication
    redis.redis.opstreelabs.in/RedisSentinel scylla.scylladb.com/ScyllaCluster scylla.scylladb.com/ScyllaDBCluster stackgres.io/SGCluster
    vault.banzaicloud.com/Vault vitess.planetscale.com/VitessCluster`,
  ],
  [
    MAKES_COPIES,
    `k8s.mariadb.com/Backup postgresql.cnpg.io/ScheduledBackup snapshot.storage.k8s.io/VolumeSnapshot snapshot.storage.k8s.io/VolumeSnapshotClass
    k8up.io/Schedule longhorn.io/RecurringJob snapscheduler.backube/SnapshotSchedule stash.appscode.com/BackupConfiguration
    velero.io/Backup velero.io/Restore velero.io/VolumeSnapshotLocation volsync.backube/ReplicationSource`,
  ],
  [
    CARRIES_MESSAGES,
    `broker.amq.io/ActiveMQArtemis cluster.redpanda.com/Redpanda jetstream.nats.io/Stream kafka.strimzi.io/Kafka
    kafka.strimzi.io/KafkaNodePool kafka.strimzi.io/KafkaTopic platform.confluent.io/Kafka pulsar.streamnative.io/PulsarBroker rabbitmq.com/RabbitmqCluster
    redpanda.vectorized.io/Cluster`,
  ],
  [
    RUNS_WORKLOAD,
    `apm.k8s.elastic.co/ApmServer apps.openshift.io/DeploymentConfig argoproj.io/Rollout batch/CronJob cluster.x-k8s.io/Cluster cluster.x-k8s.io/MachineDeployment
    controlplane.cluster.x-k8s.io/KubeadmControlPlane core/Pod core/ReplicationController karpenter.sh/NodePool karpenter.sh/Provisioner
    enterprisesearch.k8s.elastic.co/EnterpriseSearch k8s.keycloak.org/Keycloak kibana.k8s.elastic.co/Kibana kops.k8s.io/Cluster
    kops.k8s.io/InstanceGroup logstash.k8s.elastic.co/Logstash opentelemetry.io/OpenTelemetryCollector`,
  ],
  [
    INSTALLS_MORE,
    `argoproj.io/Application argoproj.io/ApplicationSet helm.cattle.io/HelmChart helm.toolkit.fluxcd.io/HelmRelease kustomize.toolkit.fluxcd.io/Kustomization`,
  ],
  [INSTALLS_CHART, "kots.io/HelmChart"],
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
