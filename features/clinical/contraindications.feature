Feature: Contraindications
  A condition takes the movements that could harm out of the week, wherever they stand. An exclusion is
  never relaxed to fill a week. Whatever a table does not mention, the person answers as in people.md.

  Scenario Outline: Some movements are for nobody
    Given a person whose one trouble is "<trouble>"
    When the rules are run
    Then these are out of the week: "a roller or ball on the low back; a roller or ball on the neck; bouncing or rocking at the end of a movement"

    Examples:
      | trouble   |
      | spasm     |
      | knots     |
      | stiffness |
      | neck      |
      | weak      |

  Scenario Outline: Bones and spine
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer  |
      | Bones                   | <bones> |
      | Spine and joint disease | <spine> |
    When the rules are run
    Then these are out of the week: "<out>"
    And every hard limit of a week is kept

    Examples:
      | bones                                 | spine                                          | out                                                                                                                                                                                                        |
      | Osteoporosis                          |                                                | bending forward against a load; rounding the back as far as it goes; twisting the back as far as it goes; standing on one leg without support                                                              |
      | Another bone broken by a small fall   |                                                | bending forward against a load; rounding the back as far as it goes; twisting the back as far as it goes; standing on one leg without support                                                              |
      | A broken bone in the spine longer ago |                                                | bending forward against a load; rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes; jumping or jogging                                           |
      | Not sure                              |                                                | bending forward against a load; rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes; pressing on muscle                                           |
      |                                       | Spinal stenosis, a narrow canal                | arching the back as far as it goes; lying face down                                                                                                                                                        |
      |                                       | A slipped vertebra (spondylolisthesis)         | arching the back as far as it goes; twisting the back as far as it goes; jumping or jogging                                                                                                                |
      |                                       | Slipped disc or sciatica, troubling me now     | bending forward against a load; rounding the back as far as it goes; twisting the back as far as it goes; stretching the back of a straight leg                                                            |
      |                                       | Rheumatoid arthritis                           | moving the neck as far as it goes; a roller or ball on the neck; holding the chin down                                                                                                                     |
      |                                       | Very loose joints (hypermobile, Ehlers-Danlos) | rounding the back as far as it goes; arching the back as far as it goes; twisting the back as far as it goes; bending to the side as far as it goes; moving the neck as far as it goes; jumping or jogging |

  Scenario Outline: Joints
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer      |
      | Joints, bones, wounds | <condition> |
      | The replaced hip      | <when>      |
    When the rules are run
    Then the triage is "Plan"
    And these are out of the week: "<out>"

    Examples:
      | condition                                         | when                       | out                                                            |
      | Replaced hip                                      | Longer ago, no precautions | turning or crossing the hip; hip bent past a right angle       |
      | Replaced knee                                     |                            | knee bent deeply; kneeling                                     |
      | Arthritis in a knee, or knees that hurt on stairs |                            | knee bent deeply; kneeling; jumping or jogging                 |
      | I cannot kneel comfortably                        |                            | kneeling                                                       |
      | Shoulder injury, or pain lifting the arm          |                            | arms at shoulder height or above; body weight on the shoulders |
      | Wrist or hand, such as carpal tunnel              |                            | body weight on bent wrists                                     |

  Scenario Outline: Heart, blood, eyes, balance and skin
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer     |
      | Blood pressure        | <pressure> |
      | Heart and circulation | <heart>    |
      | Medicines             | <medicine> |
      | Steroid tablets       | <steroids> |
      | Other illness         | <illness>  |
      | Joints, bones, wounds | <body>     |
    When the rules are run
    Then the triage is "<triage>"
    And these are out of the week: "<out>"

    Examples:
      | pressure                                           | heart                                               | medicine                                      | steroids                   | illness                                                         | body                                  | triage         | out                                                                                                                                        |
      | Top number 160–179, or bottom 100–109              |                                                     |                                               |                            |                                                                 |                                       | Plan with care | long hard holds; holding the head below the heart for long; effort that makes you breathless                                               |
      | I do not know                                      |                                                     |                                               |                            |                                                                 |                                       | Plan with care | long hard holds; holding the head below the heart for long; effort that makes you breathless                                               |
      |                                                    | Settled heart disease, or a stent over 12 weeks ago |                                               |                            |                                                                 |                                       | Plan with care | long hard holds; an effort that tempts you to hold your breath; effort that makes you breathless                                           |
      |                                                    |                                                     | Blood thinner, clopidogrel (not just aspirin) |                            |                                                                 |                                       | Plan with care | pressing on muscle; standing on one leg without support                                                                                    |
      |                                                    |                                                     |                                               |                            | Glaucoma, retina trouble, or eye operation in the last 3 months |                                       | Plan           | holding the head below the heart for long; long hard holds; an effort that tempts you to hold your breath                                  |
      |                                                    |                                                     |                                               |                            | Spells when the room spins (vertigo), now or before             |                                       | Plan           | moving the neck as far as it goes; holding the head below the heart for long; moving the head quickly; standing on one leg without support |
      |                                                    |                                                     |                                               |                            | Numb skin or damaged nerves                                     |                                       | Plan           | pressing on muscle                                                                                                                         |
      |                                                    |                                                     |                                               |                            |                                                                 | Open, stitched or infected: elsewhere | Plan           | pressing on muscle                                                                                                                         |
      |                                                    |                                                     |                                               | Daily for 3 months or more |                                                                 |                                       | Plan with care | rounding the back as far as it goes; twisting the back as far as it goes; pressing on muscle                                               |

  Scenario: Controlled blood pressure does not empty the week
    Given a person whose one trouble is "weak"
    And the person answers
      | question       | answer                               |
      | Blood pressure | Below 160 over 100                   |
    When the rules are run
    Then the triage is "Plan"
    And these are still allowed: "holding the head below the heart for long; effort that makes you breathless"
    And no effort is held for longer than 20 seconds
    And the advice names "Breathe out on the effort"

  Scenario Outline: Pregnancy
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer   |
      | Age                       | 30       |
      | Pregnancy or recent birth | Pregnant |
      | Weeks pregnant            | <weeks>  |
    When the rules are run
    Then the triage is "Plan"
    And these are out of the week: "<out>"

    Examples:
      | weeks | out                                                                                                                                                                                                                               |
      | 15    | standing on one leg without support; effort that makes you breathless                                                                                                                                                             |
      | 16    | lying flat on the back; lying face down; hard work of the belly muscles; long hard holds; holding the head below the heart for long; twisting the back as far as it goes; standing on one leg without support; jumping or jogging |

  Scenario: Lying on the back is allowed until the sixteenth week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer   |
      | Age                       | 30       |
      | Pregnancy or recent birth | Pregnant |
      | Weeks pregnant            | 15       |
    When the rules are run
    Then these are still allowed: "lying flat on the back"

  Scenario Outline: After a birth
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                  | answer                        |
      | Age                       | 30                            |
      | Pregnancy or recent birth | Had a baby under 12 weeks ago |
      | The birth                 | <birth>                       |
    When the rules are run
    Then the triage is "<triage>"

    Examples:
      | birth                        | triage          |
      | Vaginal, under 6 weeks ago   | Clinician first |
      | By caesarean                 | Clinician first |
      | Vaginal, 6 weeks ago or more | Plan with care  |

  Scenario Outline: A bone that is healing, and flesh that is inflamed
    Given a person with two weeks of simple low back pain
    And the person answers
      | question              | answer    |
      | Joints, bones, wounds | <body>    |
      | Other illness         | <illness> |
    When the rules are run
    Then the triage is "Clinician first" because of the rule "<rule>"
    And there is no week

    Examples:
      | says                              | body                            | illness                             | rule                                 |
      | my wrist is broken and in plaster | Healing: arm, wrist or shoulder |                                     | A healing bone or limb               |
      | a rib is broken and healing       | Healing: rib, pelvis or spine   |                                     | A healing bone or limb               |
      | an inflamed muscle                |                                 | Inflamed or infected bone or muscle | Another illness that limits exercise |

  Scenario Outline: Conditions and operations without a week
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer                    |
      | Where it hurts          | <where>                   |
      | Bones                   | <bones>                   |
      | Spine and joint disease | <spine>                   |
      | Time since it began     | <duration>                |
      | Operation or needle     | <operation>               |
      | Time of the operation   | <since>                   |
      | What the team allowed   | Nothing, or I do not know |
      | The replaced hip        | <hip>                     |
    When the rules are run
    Then the triage is "Clinician first" because of the rule "<rule>"
    And there is no week

    Examples:
      | where | bones                                           | spine                | duration      | operation                                        | since             | hip                                          | rule                                                                              |
      |       | A broken bone in the spine in the last 6 months |                      |               |                                                  |                   |                                              | A broken bone in the spine within six months                                      |
      | Neck  |                                                 | Rheumatoid arthritis | Over 12 weeks |                                                  |                   |                                              | Rheumatoid arthritis or Down syndrome with an old neck pain                       |
      |       |                                                 |                      |               | An operation on the spine                        | 2 to 12 weeks ago |                                              | An operation on the spine within 12 weeks                                         |
      |       |                                                 |                      |               | An operation on the tummy, including a caesarean | 2 to 12 weeks ago |                                              | Another operation within 12 weeks, and nobody has said that everything is allowed |
      |       |                                                 |                      |               |                                                  |                   | Under 12 weeks ago                           | A recently replaced hip, with precautions or not sure                             |
      |       |                                                 |                      |               |                                                  |                   | Longer ago, and I still have hip precautions | A recently replaced hip, with precautions or not sure                             |
      |       |                                                 |                      |               |                                                  |                   | Not sure about precautions                   | A recently replaced hip, with precautions or not sure                             |

  Scenario Outline: Falls, age and the floor
    Given a person with two weeks of simple low back pain
    And the person answers
      | question             | answer    |
      | Age                  | <age>     |
      | Falls and balance    | <balance> |
      | Getting to the floor | <floor>   |
    When the rules are run
    Then these are out of the week: "<out>"

    Examples:
      | says                            | age | balance               | floor                 | out                                                                   |
      | one fall in the last year       | 50  | I fell once           | Yes, easily           | standing on one leg without support                                   |
      | two falls in the last year      | 50  | I fell twice or more  | Yes, easily           | standing on one leg without support; stepping up                      |
      | unsteady, and slow to the floor | 50  | I often feel unsteady | Slowly, or holding on | standing on one leg without support; getting down to the floor and up |
      | 65                              | 65  | None of these         | Yes, easily           | standing on one leg without support                                   |
      | I cannot get down to the floor  | 50  | None of these         | No                    | getting down to the floor and up; kneeling                            |
      | not sure that I can             | 50  | None of these         | Not sure              | getting down to the floor and up; kneeling                            |

  Scenario: At 64, without a fall, nobody needs a hand on the wall
    Given a person with two weeks of simple low back pain
    And the person answers
      | question | answer |
      | Age      | 64     |
    When the rules are run
    Then these are still allowed: "standing on one leg without support; getting down to the floor and up"

  Scenario: Many conditions at once leave a week of what is safe
    Given a person with two weeks of simple low back pain
    And the person answers
      | question                | answer                                                                                                                    |
      | Age                     | 66                                                                                                                        |
      | Time since it began     | Over 12 weeks                                                                                                             |
      | Bones                   | Osteoporosis                                                                                                              |
      | Spine and joint disease | Spinal stenosis, a narrow canal; Very loose joints (hypermobile, Ehlers-Danlos)                                           |
      | Joints, bones, wounds   | Replaced knee; I cannot kneel comfortably; Shoulder injury, or pain lifting the arm; Wrist or hand, such as carpal tunnel |
      | Medicines               | Blood thinner, clopidogrel (not just aspirin)                                                                             |
      | Other illness           | Glaucoma, retina trouble, or eye operation in the last 3 months; Spells when the room spins (vertigo), now or before      |
      | Getting to the floor    | No                                                                                                                        |
      | Equipment               | No floor space                                                                                                            |
    When the rules are run
    Then there is a week
    And every hard limit of a week is kept
